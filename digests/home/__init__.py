"""App Home by duty."""
