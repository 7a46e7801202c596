"""How a priority stands in a quarter, in the words of its lead: asked once its commitments are in, and kept."""
