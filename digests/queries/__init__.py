"""Answers to questions, and to whatever else is typed to Muster: a greeting, thanks, that one is away or has left,
what was not understood; what Muster is, for whoever is new to it."""
