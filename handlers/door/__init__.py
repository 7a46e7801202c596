"""The door of every conversation: who belongs, how a fault leaves as words, how an answer gets back in time."""
