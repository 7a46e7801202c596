"""What is said when a quarter opens and closes, and /muster status: how the whole quarter stands, for the office."""
