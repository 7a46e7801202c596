"""Who stands behind each rating: a role that agreed it, the record it came from, the plan, or nobody yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from digests.papers.draft import paper_text
from storage.enums import Handling, Lifecycle, Rating, ReturnState
from storage.facts.standing import Standing
from tests.papers.snapshots import DORSET, GREEN, answer, dorset, snapshot_of, standing, terms, was


def test_who_agreed_each_rating_is_said() -> None:
    """Each rating in the dashboard says that nobody has agreed it; nothing where its SRO has."""
    rows = [line.split(" | ") for line in paper_text(dorset()).splitlines() if line.startswith("DOR-")]
    agreed = {cells[0]: "; ".join(cells[4].split("; ")[1:]) for cells in rows if len(cells) == 6}
    assert len(agreed) == len(DORSET)
    assert agreed.pop("DOR-0.1") == ""
    assert agreed.pop("DOR-1.4") == ""
    waits = {one.terms.ref for one in DORSET if one.completion_awaits}
    assert {
        ref for ref, said in agreed.items() if not said.endswith("lead's rating, not yet agreed")
    } == waits


def test_complete_waits_for_the_sro() -> None:
    """What a lead calls complete prints as awaiting agreement until the SRO has accepted it."""
    (done,) = (one for one in DORSET if one.terms.ref == "DOR-0.4")
    assert paper_text(snapshot_of((done,))).count("Complete, awaiting agreement") == 2
    accepted = replace(done, state=ReturnState.AGREED, agreed_by="Director of Operations")
    assert "awaiting agreement" not in paper_text(snapshot_of((accepted,)))


def agreed_otherwise(handling: Handling = Handling.PUBLIC) -> Standing:
    """A staff officer agreed amber where the lead said green."""
    said = answer(GREEN, "Something was done.", handling=handling)
    agreement = {"agreed_by": "Staff Officer", "on_behalf_of": "Director of Operations"}
    kept = {
        "lead_rating": GREEN,
        "override_reason": "The venue is not signed for.",
        "state": ReturnState.AGREED,
    }
    before = replace(was(GREEN), agreed=False)
    one = standing(terms("DOR-1.1", "A title"), said, before, **agreement, **kept)
    return replace(one, rating=Rating.AMBER)


def test_both_ratings_are_printed_where_another_was_agreed() -> None:
    """The dashboard says who agreed, for whom, what the lead said and what the direction compares; the exceptions say
    why."""
    text = paper_text(snapshot_of((agreed_otherwise(),)))
    assert text.count("the lead said ●\u00a0On track") == 1
    assert "agreed by Staff Officer on behalf of Director of Operations; the lead said" in text
    said = (
        "The lead rated this on track; the Staff Officer on behalf of Director of Operations agreed at risk. "
        "The reason given: The venue is not signed for.\n"
    )
    assert text.count(said) == 1
    assert said in text.split("### Exceptions")[1].split("## 3.")[0]
    assert "(compared with a lead's rating)" in text


def test_why_another_rating_was_agreed_is_not_printed_of_what_is_restricted() -> None:
    """The reason says as much as the return would: it stays with it. The two ratings are printed."""
    text = paper_text(snapshot_of((agreed_otherwise(Handling.RESTRICTED),)))
    assert "The venue is not signed for." not in text
    assert "the lead said ●\u00a0On track" in text


def test_a_rating_without_text_says_so() -> None:
    """An imported rating that came without words is printed as one, with nothing made up."""
    one = standing(terms("DOR-1.1", "A title"), None, was(GREEN), rating=GREEN, imported=True)
    text = paper_text(snapshot_of((one,)))
    assert "No text is on record with this rating." in text
    assert "Imported record." in text
    assert "compared with" not in text


def complete_before(completed: date | None) -> Standing:
    """A commitment that was complete before the quarter and is asked no more: there is no return."""
    done = terms("DOR-1.1", "A title", lifecycle=Lifecycle.COMPLETE, completed_on=completed)
    return standing(done, None, was(GREEN), rating=Rating.BLUE, state=ReturnState.AGREED)


def test_what_was_complete_before_is_not_called_the_leads() -> None:
    """A commitment that is complete and asked no more says that the plan records it, and waits for no one."""
    asked = standing(terms("DOR-1.2", "Another"), answer(GREEN, "Something was done."))
    text = paper_text(snapshot_of((complete_before(date(2021, 6, 14)), asked)))
    assert "done 14 Jun 2021 | ✔\u00a0Complete; as recorded in the plan |" in text
    assert "1 rating is not yet agreed." in text
    assert "1 other commitment is complete, as recorded in the plan, and no longer asked about." in text
    assert text.split("## Appendix A: ")[1].count("ead's rating, not yet agreed") == 2
    assert "No text is on record" not in text


def test_a_completion_without_a_day_says_only_what_is_known() -> None:
    """Where the plan does not say when a commitment was completed, no day is made up."""
    text = paper_text(snapshot_of((complete_before(None),)))
    assert "✔\u00a0Complete\nAs recorded in the plan.\n" in text
    assert "Completed on" not in text


@pytest.mark.parametrize(
    ("more", "whose"),
    [
        ({}, "lead's rating, not yet agreed"),
        ({"state": ReturnState.RETURNED}, "lead's rating, sent back, not yet agreed"),
        ({"by_office": True}, "lead's rating, recorded by the plan office, not yet agreed"),
        ({"state": ReturnState.AGREED, "agreed_by": "Director of Operations"}, "agreed"),
    ],
)
def test_whose_a_rating_is_stands_beside_it(more: dict[str, Any], whose: str) -> None:
    """On page one, among what changed and among the exceptions, where nobody agreed it."""
    one = standing(terms("DOR-1.1", "A title"), answer(Rating.RED, "Something."), was(GREEN), **more)
    text = paper_text(snapshot_of((one,)))
    page_one, changes, exceptions = text.split("DOR-1.1")[1:4]
    said = "" if whose == "agreed" else f"{whose.removesuffix(', not yet agreed')}; "
    assert f" ({said}worsened)\n" in page_one
    aside, after = (
        ("", "") if whose == "agreed" else (f"; {whose.removesuffix(', not yet agreed')}", f", {whose}")
    )
    assert f" (on track to off track{aside}).\n" in changes
    assert f"Off track{after}. ↓" in exceptions.replace("\u00a0Worsened", "")
