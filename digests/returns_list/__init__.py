"""The plan office's list of a quarter's returns, as a section of App Home."""
