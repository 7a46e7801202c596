"""What is said of a redaction, and its two modals."""
