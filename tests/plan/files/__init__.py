"""The plan in files: reading, faults, writing."""
