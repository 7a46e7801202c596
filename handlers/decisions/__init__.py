"""A later date is approved or declined, help that is asked is answered, and what waits goes on to the next holder."""
