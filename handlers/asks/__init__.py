"""Prompts brought up to date, reminders, asks to agree, chasing by hand, /muster participation."""
