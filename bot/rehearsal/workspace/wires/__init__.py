"""How what happens reaches the app, by Socket Mode or HTTP, and how it acknowledges."""
