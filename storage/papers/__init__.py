"""The frozen snapshots that papers are made of, and the papers that were kept."""
