"""What could not be delivered, and why."""
