"""Tests of the room weekly."""
