"""What becomes of the rows: commitments and what they say, taken where it is sure and asked where it is not."""
