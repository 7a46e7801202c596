"""The finance annex of a quarter: asked of whoever has that duty, read from a file, kept once it is confirmed."""
