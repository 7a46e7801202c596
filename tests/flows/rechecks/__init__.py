"""Conversations about what is looked at again before the meeting."""
