"""Tests of the room on_behalf."""
