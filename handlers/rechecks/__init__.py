"""The owner of a commitment looks again at what was said of it, before the meeting."""
