"""What waits of whom: who is asked, prompts, reminders, cover, escalation, participation."""
