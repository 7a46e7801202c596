"""Roles that change hands, what goes with them, and the note to whoever takes over."""
