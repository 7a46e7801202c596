"""What every state is made of: the people and figures of one office, and whatever is drawn at any size."""
