"""Figures of measures: read as people type them, and where they go; what is too small to show."""
