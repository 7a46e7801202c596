"""A profile for each kind of paper, its prose beside it."""
