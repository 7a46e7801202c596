"""What is said of a plan file, also of one that is adopted: its faults, and what it changes."""
