"""The rehearsal: the embedded workspace and the director who plays the cast. Not needed against real Slack."""
