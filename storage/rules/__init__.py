"""The pure rules: ratings, directions, calendars, validation, access. No SQLAlchemy, no clock, no words."""
