"""Recording for somebody else, in Slack or from the filled-in Excel form."""
