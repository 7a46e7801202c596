"""The finance annex is sent as a file, and confirmed by whoever sent it."""
