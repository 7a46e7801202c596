"""Papers that were drafted before are drawn again as they were, though what counts has changed since."""

from pathlib import Path

import pytest

from digests.papers.draft import paper_text
from storage.papers.snapshots import restored

KEPT = Path(__file__).parent / "kept"


@pytest.mark.parametrize("name", ["version_2", "version_2_one"])
def test_a_paper_of_an_earlier_version_says_what_it_said(name: str) -> None:
    """Version 2 counted what was waived as "No return", knew no word for what was sent back, and moved in other
    words. Its snapshots say so still, to the letter."""
    snapshot = restored((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    assert snapshot.renderer == 2
    assert paper_text(snapshot) == (KEPT / f"{name}.txt").read_text(encoding="utf-8")
