"""A quarter opens, by itself or by hand, and closes; /muster status."""
