"""What an answer must say, and what in it may be a slip."""
