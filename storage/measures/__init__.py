"""The figures of the plan's measures: asked of their owners, kept for good, and as facts beside earlier ones."""
