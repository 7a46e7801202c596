"""Absences and who covers for them, working hours, and people whom Slack does not find."""
