"""Tests of the room standing."""
