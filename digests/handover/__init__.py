"""What is said when roles change hands."""
