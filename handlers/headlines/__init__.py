"""The lead of a priority says how it stands."""
