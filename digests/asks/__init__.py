"""The reminder of a day and escalations, in the words of each kind of ask; lists; who answered on time."""
