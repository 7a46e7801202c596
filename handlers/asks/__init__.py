"""Reminders and escalations are owed, put off and closed; /muster participation."""
