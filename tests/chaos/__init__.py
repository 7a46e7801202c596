"""Chaos: Muster's processes are killed at awkward moments and started again; the workspace's journal decides."""
