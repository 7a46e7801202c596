"""What is wanted of whom, of every kind: the registry, who covers, reminders, escalation, lists, participation."""
