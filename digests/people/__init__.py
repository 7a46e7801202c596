"""Absences and who covers for them, working hours, and people whom Slack does not find: who may be meant, asked of
the plan office and of that person."""
