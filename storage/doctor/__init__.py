"""What doctor asks of the record."""
