"""What goes to whoever decides a later date or is asked for help, and what became of it."""
