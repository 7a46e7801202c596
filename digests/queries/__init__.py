"""Answers to /priority, /commitment, /updates, and to whatever is typed to Muster: a greeting, thanks, a question,
that one is away or has left, what was not understood; what Muster is, for whoever is new to it."""
