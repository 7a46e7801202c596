"""What a grid holds: its headings, blocks, columns and rows, and what the file says beside them."""
