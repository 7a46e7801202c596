"""Delivery: takes owed messages from the outbox and puts them into Slack, each once. What to say and when it
is owed is decided elsewhere; which row goes next is storage/outbox/claims.py."""
