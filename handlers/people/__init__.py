"""Being away and back, cover, working hours, and picking accounts."""
