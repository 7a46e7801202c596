"""Papers that were drafted before are drawn again as they were, though what counts has changed since."""

from pathlib import Path

import pytest

from digests.papers.draft import paper_text
from storage.papers.snapshots import restored

KEPT = Path(__file__).parent / "kept"


@pytest.mark.parametrize(("name", "version"), [("version_2", 2), ("version_2_one", 2), ("version_3_one", 3)])
def test_a_paper_of_an_earlier_version_says_what_it_said(name: str, version: int) -> None:
    """Version 2 counted what was waived as "No return", knew no word for what was sent back, and moved in other
    words; version 3 did not say whose an earlier rating was. Their snapshots say so still, to the letter."""
    snapshot = restored((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    assert snapshot.renderer == version
    assert paper_text(snapshot) == (KEPT / f"{name}.txt").read_text(encoding="utf-8")
