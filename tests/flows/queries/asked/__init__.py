"""Questions as people in an office type them, each with the answer that it gets."""
