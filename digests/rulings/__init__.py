"""What is said of a ruling on one return or of who is chased, and the modal that asks why."""
