"""App Home is opened and its pages turned."""
