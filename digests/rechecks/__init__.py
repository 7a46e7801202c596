"""The form in which what was said is looked at again before the meeting, and how that is told."""
