"""Block Kit as tables of checks: what a block, an element or a view may hold, and what Slack's client refuses."""
