"""Answers to /priority, /commitment and /updates, and to what was not understood."""
