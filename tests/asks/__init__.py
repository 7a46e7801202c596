"""Reminders and escalations through each database: made-up quarters, one after another."""
