"""Whom to remind and when, and what counts as answered on time."""
