"""What is said of a plan file: its faults, and what it changes."""
