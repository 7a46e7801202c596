"""/priority, /commitment, what waits, hello and help, and turning the pages of answers."""
