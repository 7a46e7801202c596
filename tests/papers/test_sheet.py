"""The paper's commitments as comma-separated values: whole, safe to open, and without what may not be shown."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest

from digests.papers.draft import paper_csv
from digests.papers.word.markup import clean
from storage.enums import Handling, Rating, ReturnState
from storage.facts.papers import Snapshot
from storage.facts.rechecks import RecheckState, SinceThen
from storage.rules.sheets import LIKE_A_FORMULA, MARK
from tests.papers.snapshots import CHIEF, DORSET, GREEN, answer, dorset, snapshot_of, standing, terms, was
from tests.papers.test_any_text import everywhere
from tests.papers.test_web import HOSTILE, SECRET


def rows_of(snapshot: Snapshot) -> list[dict[str, str]]:
    """The file as a program reads it."""
    text = paper_csv(snapshot)
    assert text.startswith(MARK)
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline="")))


def test_each_commitment_has_a_row() -> None:
    """With the rating in words, whose it is, dates that programs read, and what was said."""
    rows = rows_of(dorset())
    assert [row["Ref"] for row in rows] == [one.terms.ref for one in DORSET]
    row = next(row for row in rows if row["Ref"] == "DOR-2.3")
    assert (row["Quarter"], row["As at"], row["Due"]) == ("Q2 2021/22", "2021-09-30", "2021-12-31")
    assert (row["Due before it was moved"], row["Rating"], row["Rating before"]) == (
        *("2021-09-30", "At risk", "At risk"),
    )
    assert (row["Whose rating"], row["Whose work"]) == ("Lead's rating, not yet agreed", "Joint")
    assert row["Direction"] == "Not comparable (the due date was moved)"
    assert row["Delivered"].startswith("The Weymouth unit opened")
    assert row["Reason"] == "The school that had offered its hall withdrew in August."
    assert {row["Marking"] for row in rows} == {"OFFICIAL · Draft v0.1 – not for publication"}
    assert [row["Rating"] for row in rows if row["Ref"] == "DOR-1.4"] == ["No return"]


def test_what_was_waived_is_no_missing_return() -> None:
    """It says that it was not reported, and nothing of what was answered before."""
    some = replace(DORSET[0], state=ReturnState.WAIVED, rating=Rating.NONE, agreed_by="")
    (row,) = rows_of(snapshot_of((some,)))
    assert (row["Rating"], row["Delivered"]) == ("Not reported this quarter", "")


def test_what_was_said_since_stands_beside_the_rating() -> None:
    """With its day, so that no rating is read as newer than it is; of what is withheld it is not."""
    since = SinceThen(
        RecheckState.CHANGED, "The hall fell through.", CHIEF, datetime(2021, 11, 2, 9, tzinfo=UTC)
    )
    said = dorset(since=(("DOR-2.3", since), ("DOR-3.2", since)))
    told = {row["Ref"]: row["Said since"] for row in rows_of(said) if row["Said since"]}
    assert told == {"DOR-2.3": "Since then, on 2 November 2021: changed. The hall fell through."}


@pytest.mark.parametrize("typed", [*HOSTILE.values(), " =1+1", "\n=1+1", "＝1+1"])
def test_a_spreadsheet_calculates_nothing_that_was_typed(typed: str) -> None:
    """What might be a formula has an apostrophe before it; all else stands as it was typed."""
    for row in rows_of(everywhere(typed)):
        assert not any(cell.lstrip().startswith(LIKE_A_FORMULA) for cell in row.values())
    (row,) = rows_of(snapshot_of((standing(terms("DOR-1.1", "A title"), answer(GREEN, typed)),)))
    assert row["Delivered"].removeprefix("'") == clean(typed)


@pytest.mark.parametrize("handling", [Handling.RESTRICTED, Handling.EXEMPT])
def test_what_may_not_be_shown_is_not(handling: Handling) -> None:
    """Neither a withheld answer, nor its promise, nor the title of a restricted commitment; the line for the public
    is."""
    said = answer(GREEN, SECRET, SECRET, reason=SECRET, handling=handling)
    past = replace(was(GREEN, SECRET), handling=handling)
    some = (
        standing(terms("DOR-1.1", "A title"), said, was(GREEN, SECRET), public_line="It goes on."),
        standing(terms("DOR-1.2", SECRET, handling=handling), answer(GREEN, SECRET), was(GREEN, SECRET)),
        standing(terms("DOR-1.3", "Another"), answer(GREEN, "Something was done."), past),
    )
    assert SECRET not in paper_csv(snapshot_of(some))
    first, second, _ = rows_of(snapshot_of(some))
    assert first["Delivered"] == "Reported to members separately. It goes on."
    assert second["Commitment"] == "Reported to members separately"
