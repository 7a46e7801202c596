"""What goes to whoever decides a later date or support, and what became of it."""
