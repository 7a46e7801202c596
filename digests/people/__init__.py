"""Absences and cover, working hours, and people whom Slack does not find."""
