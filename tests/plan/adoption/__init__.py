"""Tests of reading an office's own file as a plan: what is taken, what is asked, and that nothing is lost."""
