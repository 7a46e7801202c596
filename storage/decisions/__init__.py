"""What an answer asks somebody to decide: support, and a later due date."""
