"""Prompts are owed, and follow the record; one message of a quarter for whoever shares what others answer."""
