"""What is said when a quarter opens and closes, and how the whole quarter's collecting stands, for the office."""
