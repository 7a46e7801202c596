"""What a process sees of itself: its log, and what is wrong and not over."""
