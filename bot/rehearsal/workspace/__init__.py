"""Slack as far as a bot can see, as a process of its own. Imports nothing of Muster's own."""
