"""What members of a forum asked for: asking for it after a meeting, keeping it, and its answers."""
