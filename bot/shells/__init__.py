"""The two ways to listen to Slack: Socket Mode and HTTP. Each hands a request to the one Bolt App in a thread."""
