"""What people look up: names, what a question chooses or compares, a commitment's story, a quarter's collecting."""
