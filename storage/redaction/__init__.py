"""Taking words out wherever the record keeps them, and the tombstones that stay."""
