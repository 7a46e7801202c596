"""What opens a quarter and what closes it."""
