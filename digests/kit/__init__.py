"""What every message is made of: blocks, prose, labels, pages."""
