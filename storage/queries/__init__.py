"""What people look up: the plan in numbers, a commitment's story, how a quarter's collecting goes."""
