"""What is said of a ruling on one return (more time, waived, reopened) or of who is chased, and the modal that
asks why."""
