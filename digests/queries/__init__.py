"""Answers to /priority, /commitment and /updates, to a greeting, a thank-you and a cry for help, and to what was not
understood; what Muster is, for whoever is new to it."""
