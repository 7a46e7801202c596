"""Every message that Muster can send: its golden file, its size, and that nobody can ping through it."""
