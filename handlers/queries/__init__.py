"""/priority, /commitment, what waits, and turning the pages of answers."""
