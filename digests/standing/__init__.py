"""How a commitment stands and what was said of it, in words."""
