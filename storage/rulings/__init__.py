"""What the office rules of a return by hand: waived, taken up again, given more time, exempt."""
