"""Tests of the room answering."""
