"""Tests of the rehearsal page: what its server says, and what it does in a browser."""
