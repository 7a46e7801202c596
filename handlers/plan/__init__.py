"""A plan of the office's own that the plan office sends to Muster."""
