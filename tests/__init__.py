"""Tests: each says its behaviour in one sentence."""
