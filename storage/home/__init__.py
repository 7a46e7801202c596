"""What stands out for the chief executive, and one person's own commitments."""
