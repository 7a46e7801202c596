"""A whole quarter as a story: what people do is written as scenes, what everybody saw is kept as a golden."""
