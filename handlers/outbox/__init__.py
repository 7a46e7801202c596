"""The plan office hears what could not be delivered."""
