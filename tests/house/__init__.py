"""Tests that hold the house rules of CONTRIBUTING.md: reading code and pages, and what Muster says it is."""
