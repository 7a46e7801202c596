"""The prompt, reminders and escalations, and who answered on time."""
