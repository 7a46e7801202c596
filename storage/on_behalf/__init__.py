"""The one-page return in Excel, for a lead who is not in Slack."""
