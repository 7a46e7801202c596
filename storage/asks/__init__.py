"""What waits of whom: who is asked (or covers for them), prompts, reminders, escalation, participation."""
