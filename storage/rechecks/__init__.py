"""What is looked at again before the meeting: asked once, and what was said since the paper was frozen."""
