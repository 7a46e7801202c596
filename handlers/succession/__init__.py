"""/muster split, merge and withdraw."""
