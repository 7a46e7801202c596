"""Tests of the room sign_off."""
