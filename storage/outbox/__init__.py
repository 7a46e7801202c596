"""What is owed to Slack, which of it goes next, and what could not be delivered."""
