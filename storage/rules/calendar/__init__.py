"""Quarters, working days, and when the steps of a quarter fall due."""
