"""States of what is asked and said in passing."""
