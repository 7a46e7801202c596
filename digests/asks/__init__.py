"""The prompt and its lines (which /updates shows too), reminders and escalations, and who answered on time."""
