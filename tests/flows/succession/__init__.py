"""Tests of the room succession."""
