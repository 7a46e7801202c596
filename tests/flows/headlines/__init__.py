"""Tests of the room headlines."""
