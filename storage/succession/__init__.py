"""Commitments that are split, merged or withdrawn in mid-quarter."""
