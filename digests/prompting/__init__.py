"""The prompt: one lead's own updates, how many are in, what to know first; /updates shows its lines too."""
