"""The reminder of a day, put off or escalated, in the words of each kind of ask; lists of what waits; what is
waived; who answered on time."""
