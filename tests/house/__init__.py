"""Tests that hold the house rules of CONTRIBUTING.md: reading code and pages, running nothing of Muster's."""
