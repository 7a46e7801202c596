"""One call as it comes in: its arguments, how often it may come, and what goes wrong with it on request."""
