"""The outbox and delivery: what is owed is visible once, in order, at Slack's rates, whatever goes wrong."""
