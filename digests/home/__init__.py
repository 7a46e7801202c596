"""App Home by duty, put together from other rooms' parts."""
