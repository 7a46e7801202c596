"""What page one names, and what the paper says of what was not reported, set aside or is to be closed."""

import re
from dataclasses import replace
from datetime import date

import pytest

from digests.papers.draft import draft_paper, paper_text
from digests.papers.kit.wording import NOT_STATED
from digests.papers.profiles.page_one import shortened
from storage.enums import Direction, Handling, PathKind, Rating, ReturnState
from storage.facts.answering import PathToGreen
from storage.facts.papers import Snapshot
from storage.standing.standings import withheld
from tests.papers.snapshots import DORSET, SHA256, answer, dorset, snapshot_of, standing, terms, was
from tests.papers.test_text import changed, section


def page_one_of(snapshot: Snapshot) -> str:
    """Its first page."""
    return section(paper_text(snapshot), "## Purpose of the report", "## 1.")


def test_page_one_stays_short() -> None:
    """Page one has under 150 words, running head and foot included, and names what got worse."""
    assert draft_paper(dorset(), SHA256).first_page_words < 150
    page_one = section(paper_text(dorset()), "## Purpose of the report", "## 1.")
    assert all(ref in page_one for ref in ("DOR-0.3", "DOR-2.2", "DOR-3.4"))


def test_the_worst_comes_first() -> None:
    """Page one and section 2 list what got worse with the off track before the at risk."""
    worsened = section(paper_text(dorset()), "    3 worsened:", "    ")
    first = page_one_of(dorset())
    assert re.findall(r"DOR-[\d.]+(?= [A-Z])", first) == ["DOR-2.2", "DOR-3.4", "DOR-0.3"]
    assert "Also worse: DOR-0.3 Issue the plan before the statutory date (at risk)." in first
    assert re.findall(r"DOR-[\d.]+", worsened) == ["DOR-2.2", "DOR-3.4", "DOR-0.3"]
    assert "(at risk to off track; lead's rating)" in worsened


def test_page_one_names_every_red_new_and_standing() -> None:
    """Each in a line of its own, those that got worse first: whether that is so, or it was taken up again, is new,
    as before, or what it was before its due date moved; and whose rating it is where nobody agreed it."""
    ways = {
        "DOR-1.1": (Direction.WORSENED, "Chief Constable", "(worsened)"),
        "DOR-1.2": (Direction.REOPENED, "", "(lead's rating; reopened, overdue)"),
        "DOR-2.2": (Direction.WORSENED, "", "(lead's rating; worsened)"),
        "DOR-1.3": (Direction.NO_CHANGE, "Chief Constable", "(as before)"),
        "DOR-2.1": (Direction.NEW, "Chief Constable", "(new)"),
        "DOR-4.2": (Direction.NOT_COMPARABLE, "Chief Constable", "(was at risk)"),
    }
    red = [
        replace(one, rating=Rating.RED, state=ReturnState.AGREED, direction=way, agreed_by=by)
        for one in DORSET
        if (found := ways.get(one.terms.ref))
        for way, by, _ in [found]
    ]
    rest = [replace(one, rating=Rating.GREEN) for one in DORSET if one.terms.ref not in ways]
    first = page_one_of(snapshot_of((*red, *rest)))
    lines = re.findall(r"^- (DOR-[\d.]+) .*(\(.*)$", first, re.MULTILINE)
    assert lines == [(ref, said) for ref, (*_, said) in ways.items()]


def test_page_one_shortens_titles_and_leaves_out_no_red() -> None:
    """Where long titles would make page one too long they are shortened; where many are off track, some have a line
    and the others their refs in one."""
    long = "an extremely long and winding title " * 5
    worse = [replace(one, terms=replace(one.terms, title=long)) for one in DORSET]
    snapshot = snapshot_of(tuple(worse))
    assert draft_paper(snapshot, SHA256).first_page_words < 150
    assert "- DOR-2.2 an extremely long and winding title" in page_one_of(snapshot)
    every = [
        replace(one, rating=Rating.RED, state=ReturnState.AGREED, agreed_by="X") if at < 14 else one
        for at, one in enumerate(worse)
    ]
    many = snapshot_of(tuple(every))
    first = page_one_of(many)
    assert draft_paper(many, SHA256).first_page_words < 150
    red = {one.terms.ref for one in every if one.rating is Rating.RED}
    assert set(re.findall(r"DOR-[\d.]+\d", section(first, "Off track:", "Also worse:"))) == red
    lined = re.findall(r"^- DOR-\S+ an extremely", first, re.MULTILINE)
    assert lined
    assert re.search(rf"^- and {len(red) - len(lined)} more: .* \(section 2\)$", first, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "words", "read"),
    [
        ("Recruit more special constables", 4, "Recruit more special constables"),
        (
            "Bring rural people round a table and work out what Country Watch is",
            8,
            "Bring rural people round a table…",
        ),
        (
            "Make it easier to reach the police, by 101 and otherwise",
            8,
            "Make it easier to reach the police…",
        ),
        (
            "Examine how the Force responds to violence against women",
            7,
            "Examine how the Force responds to violence…",
        ),
        ("Put into effect with partners what the review found", 7, "Put into effect with partners…"),
        ("To and for", 2, "To…"),
    ],
)
def test_a_shortened_title_ends_where_it_can_be_read(title: str, words: int, read: str) -> None:
    """At a comma or before a joining word; never on a small word."""
    assert shortened(title, words) == read


def test_page_one_says_what_is_overdue_and_whose_return_is_missing() -> None:
    """By ref, the missing one with its body; work without an end is not overdue by its review date."""
    past = date(2021, 8, 31)
    late = tuple(
        replace(one, terms=replace(one.terms, due=past)) if one.terms.ref in ("DOR-2.2", "DOR-0.3") else one
        for one in DORSET
    )
    first = page_one_of(snapshot_of(late))
    assert "- DOR-2.2 Recruit more special constables (lead's rating; worsened, overdue)" in first
    assert "Overdue: DOR-0.3 Issue the plan before the statutory date (at risk)." in first
    assert "; no return came for DOR-1.4 (Office). " in first


def test_worse_and_reopened_are_one_figure_each_wherever_they_stand() -> None:
    """Page one says of each which it is, and section 2 how many, not one sum of both."""
    text = paper_text(changed("DOR-0.3", direction=Direction.REOPENED))
    assert "Also worse: DOR-0.3 Issue the plan before the statutory date (at risk, reopened)." in text
    assert re.search(
        r"2 worsened, 1 reopened, .*1 not reported\.", section(text, "### What changed", "### Exceptions")
    )


def test_what_was_not_reported_has_no_direction() -> None:
    """A missing return and a waived one: the dashboard says that, and calls neither not comparable."""
    waived = {"state": ReturnState.WAIVED, "rating": Rating.NONE, "direction": Direction.NOT_COMPARABLE}
    text = paper_text(changed("DOR-2.1", **waived))
    rows = {line.split(" | ")[0]: line.split(" | ") for line in text.splitlines() if line.startswith("DOR-")}
    assert rows["DOR-1.4"][4] == "–\u00a0No return"
    assert rows["DOR-2.1"][4] == "–\u00a0Not reported this quarter"


def test_what_was_set_aside_is_told_as_that() -> None:
    """Waived after it was agreed: not "by agreement", and not as if nobody had answered."""
    waived = {"state": ReturnState.WAIVED, "rating": Rating.NONE, "direction": Direction.NOT_COMPARABLE}
    text = paper_text(changed("DOR-2.1", **waived, set_aside=Rating.BLUE, set_aside_by="Chief Constable"))
    assert "1 commitment was not asked to report this quarter:" in text
    assert re.search(r"- DOR-2.1 .*: ✔\u00a0Complete, agreed by Chief Constable, was set aside", text)


def test_a_priority_is_not_complete_while_a_part_of_it_was_waived() -> None:
    """The complete one is counted; of the whole nothing is said that nobody knows."""
    (priority,) = [one for one in dorset().priorities if any(s.terms.ref == "DOR-0.1" for s in one.standings)]
    theirs = {one.terms.ref for one in priority.standings} - {"DOR-0.1"}
    parts = tuple(
        replace(one, state=ReturnState.WAIVED, rating=Rating.NONE) if one.terms.ref in theirs else one
        for one in DORSET
    )
    whole = tuple(replace(one, rating=Rating.BLUE) if one.terms.ref == "DOR-0.1" else one for one in parts)
    text = paper_text(snapshot_of(whole))
    assert f"; 1 Complete; {len(theirs)} not asked for | –\u00a0No rating as a whole" in text
    assert "### Priority 0: Making the plan –\u00a0No rating as a whole" in section(text, "## Appendix A")


def test_closing_it_needs_no_more_words() -> None:
    """A decision to close it that says nothing else asks for just that; of money it is still to be stated."""
    for kind, words in (
        (PathKind.DECISION_CLOSE, "Whether it is closed"),
        (PathKind.DECISION_MONEY, NOT_STATED),
    ):
        path = PathToGreen(kind, "", "Chief Constable", date(2021, 11, 5))
        red = next(one for one in DORSET if one.terms.ref == "DOR-2.2")
        assert red.answer is not None
        text = paper_text(changed("DOR-2.2", answer=replace(red.answer, path=path)))
        assert re.search(rf"Decision needed on \w+( it)? \(.*\): {words}", text)


def test_the_line_for_the_public_is_printed_of_what_is_withheld() -> None:
    """It was asked for to stand in place of the rest, of which nothing is printed."""
    said = answer(Rating.GREEN, "Paid two.", handling=Handling.RESTRICTED, public_line="The work goes on.")
    hidden = withheld(standing(terms("DOR-1.1", "A title"), said, was(Rating.GREEN)))
    text = paper_text(snapshot_of((hidden,)))
    assert "Reported to members separately.\nThe work goes on.\n" in text
    assert "Paid two." not in text
