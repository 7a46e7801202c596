"""The weekly digest goes out."""
