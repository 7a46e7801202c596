"""Answers to questions: the plan, a priority, one commitment with its history and what of it is withheld, lists,
/updates (what waits for one person); and to whatever else is typed to Muster: a greeting, thanks, that one is
away or has left, what was not understood, how any command is typed; what Muster is, for whoever is new to it."""
