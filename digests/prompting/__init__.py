"""The prompt: one lead's own updates, how many are in, what to know first; what is said of a reminder by hand."""
