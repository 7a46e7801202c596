"""/muster redact, and the chief executive's decision."""
