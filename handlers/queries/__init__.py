"""One question at every door, from a command to a mention in a channel; its answer, its pages, and sharing it."""
