"""Rating schemes, direction of travel, and what many ratings come to."""
