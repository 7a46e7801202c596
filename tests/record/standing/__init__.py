"""How commitments stand, as the record tells it."""
