"""The form of a headline, what is asked about it, and how it is told."""
