"""The weekly digest, in the channel, for the chief executive and for SROs: what changed, what is overdue or due,
help that waits, what was put right."""
