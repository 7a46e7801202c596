"""Quarters, the office's working days, the steps of the timetable, meetings, closures and early papers."""
