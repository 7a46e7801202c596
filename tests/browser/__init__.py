"""Tests of the rehearsal page in a real browser, Debian's Chromium, with the real bot behind it."""
