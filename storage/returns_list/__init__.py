"""The plan office's list of a quarter's returns: where each stands."""
