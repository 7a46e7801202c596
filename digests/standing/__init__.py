"""How a commitment stands and what was said of it, as parts that other rooms' messages put in."""
