"""The ticks, and the worker that runs them."""
