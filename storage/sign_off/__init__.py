"""What waits for somebody to agree, and what they say of it."""
