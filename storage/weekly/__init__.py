"""What the weekly digest tells."""
