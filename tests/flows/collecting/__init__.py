"""Tests of the room collecting."""
