"""A later date is approved or declined, support is closed, and what waits goes on to the next holder."""
