"""What is said of a ruling on one return, and the modal that asks why."""
