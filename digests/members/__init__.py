"""The forms in which members' requests are logged and answered, and how they are told."""
