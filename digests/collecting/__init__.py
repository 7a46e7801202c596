"""What is said when a quarter opens and closes, and how its collecting stands."""
