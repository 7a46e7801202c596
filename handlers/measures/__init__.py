"""Owners of measures give their figures; /muster measures."""
