"""What the plan office does from its list of a quarter's returns."""
