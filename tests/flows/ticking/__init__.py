"""Tests of the room ticking."""
