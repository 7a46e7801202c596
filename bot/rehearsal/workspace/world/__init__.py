"""All that one workspace holds: people, conversations, views, files, and what lets an app act."""
