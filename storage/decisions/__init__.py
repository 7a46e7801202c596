"""What an answer asks somebody to decide, and what came of it: help, whom it reaches, and a later due date."""
