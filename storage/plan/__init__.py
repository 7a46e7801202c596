"""The plan as it stands: its words, its milestones, and what took whose place."""
