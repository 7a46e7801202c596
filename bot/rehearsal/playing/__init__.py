"""A rehearsal played: the stage, the cast, the director, its story and its sums."""
