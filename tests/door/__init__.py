"""The door of the HTTP shell, knocked at by strangers and by Slack."""
