"""A draft is made, by the tick or by hand, and goes to the chief executive's channel."""
