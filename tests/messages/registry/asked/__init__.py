"""The forms of what is asked besides returns, for the registry."""
