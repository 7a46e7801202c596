"""Returns as a kind of ask: who is asked for them, prompts, and what of them waits for one person."""
