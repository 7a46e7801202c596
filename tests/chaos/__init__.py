"""Chaos: Muster's processes are killed at awkward moments and started again; the workspace's journal decides."""

import pytest

# So that a failed verdict shows what it found.
pytest.register_assert_rewrite("tests.chaos.verdict")
