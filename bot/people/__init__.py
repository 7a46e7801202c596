"""Finding the plan's people in Slack, and accounts that have closed."""
