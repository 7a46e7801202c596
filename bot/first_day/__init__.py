"""The first day: what an office is asked for, one question at a time, and the file that keeps the answers."""
