"""Tests of the room asks."""
