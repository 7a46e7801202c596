"""Papers that were drafted before are drawn again as they were, though what counts has changed since."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from digests.papers.draft import paper_text
from storage.papers.snapshots import restored, says_the_same
from storage.tables import Report

KEPT = Path(__file__).parent / "kept"


@pytest.mark.parametrize(
    ("name", "version"),
    [("version_2", 2), ("version_2_one", 2), ("version_3_one", 3), ("version_4", 4), ("version_5", 5)],
)
def test_a_paper_of_an_earlier_version_says_what_it_said(name: str, version: int) -> None:
    """Version 2 counted what was waived as "No return", knew no word for what was sent back, and moved in other
    words; version 3 did not say whose an earlier rating was; version 4 named three at most of what fell on
    page one; version 5 explained itself, and printed the key under each table.
    Their snapshots say so still, to the letter."""
    snapshot = restored((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    assert snapshot.renderer == version
    assert paper_text(snapshot) == (KEPT / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["version_2", "version_3_one", "version_4"])
def test_facts_that_were_not_kept_then_make_no_draft_another(name: str) -> None:
    """A draft of an earlier release, whose snapshot lacks what is kept since and has what is not, is of the
    same facts an hour later; what both name is compared."""
    kept = (KEPT / f"{name}.json").read_text(encoding="utf-8")
    snapshot, report = restored(kept), Report(snapshot=kept)
    later = replace(snapshot, taken_at=snapshot.taken_at + timedelta(hours=1))
    assert says_the_same(later, report)
    assert not says_the_same(replace(later, renderer=snapshot.renderer + 1), report)
    assert not says_the_same(replace(later, missing=(*snapshot.missing, ("DOR-9.9", "Nobody"))), report)
    assert not says_the_same(replace(later, priorities=snapshot.priorities[:-1]), report)
