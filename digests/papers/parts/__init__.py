"""Parts that papers have in common: dashboard, narrative, summary."""
