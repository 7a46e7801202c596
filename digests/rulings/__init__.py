"""What is said of a ruling on one return (more time, waived, reopened), and the modal that asks why."""
