"""Requests for a later date and for support, and what became of them."""
