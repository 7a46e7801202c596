"""What a paper says: its text against a golden file, and what it promises about figures, gaps and secrets.

MUSTER_GOLDEN=write writes the golden file; read it before you keep it."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from digests.kit.prose import paragraphs
from digests.papers.draft import draft_paper, paper_text
from digests.papers.profiles.dorset_monitoring import TEMPLATE
from storage.enums import ForumKind, Handling, PathKind, Rating, ReturnState
from storage.facts.headlines import HeadlineSaid
from storage.facts.papers import MeetingFacts, PaperHead, Snapshot
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.succession import CountChange, Replaced
from tests.papers.snapshots import DORSET, GREEN, SHA256, answer, dorset, snapshot_of, standing, terms, was

GOLDEN = Path(__file__).parent / "golden"


def section(text: str, start: str, end: str = "") -> str:
    """The part of a paper's text from one line's beginning to another's."""
    after = text.split(f"\n{start}", 1)[1]
    return after.split(f"\n{end}", 1)[0] if end else after


def changed(ref: str, **changes: Any) -> Snapshot:
    """The Dorset-like quarter with one standing changed."""
    return snapshot_of(tuple(replace(one, **changes) if one.terms.ref == ref else one for one in DORSET))


def test_the_text_is_what_the_golden_file_says() -> None:
    """A Dorset-like quarter gives this text, to the letter."""
    file = GOLDEN / "dorset_monitoring.txt"
    text = paper_text(dorset())
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.exists(), "no golden file: look at the text, then write it with MUSTER_GOLDEN=write"
    assert text == file.read_text(encoding="utf-8")


def test_another_count_than_before_is_explained() -> None:
    """Where a commitment was split, the paper says how many there were and what took its place."""
    split = CountChange(27, (Replaced("split", ("DOR-2.1",), ("DOR-2.11", "DOR-2.12")),))
    text = paper_text(replace(dorset(), count_change=split))
    assert "There were 27 before, and DOR-2.1 split in two (DOR-2.11 and DOR-2.12)." in text
    assert "There were" not in paper_text(dorset())


def test_the_lead_of_a_priority_says_how_it_stands() -> None:
    """Their words stand once, below the heading in the narrative, with the role that said them and for whom;
    where nobody said anything, nothing does."""
    words = "Two of three teams are in place; DOR-4.2 waits for the council."
    said = HeadlineSaid(
        words, "Governance Manager", datetime(2021, 10, 20, tzinfo=UTC), "Rural Crime Policy Officer"
    )
    text = paper_text(dorset(headlines=(("4", said),)))
    line = f"How it stands (Governance Manager for Rural Crime Policy Officer): {words}"
    assert text.count(words) == 1
    assert line in section(text, "## Appendix B", "## Appendix C")
    assert "How it stands (" not in paper_text(dorset())


def test_counts_agree_everywhere() -> None:
    """Page one, Table 1, the dashboard and the narrative count the same commitments under each rating."""
    text = paper_text(dorset())
    table = section(text, "Table 1", "2.3")
    dashboard, narrative = section(text, "## Appendix A", "## Appendix B"), section(text, "## Appendix B")
    for rating, number in dorset().counts.by_rating:
        label = next(m.label for m in dorset().plan.scheme if m.rating is rating)
        first = section(text, "## Purpose of the report", "## 1.")
        named = r"for DOR-1\.4 " if rating is Rating.NONE else rf"\b{number} (is |are )?{label.lower()}"
        assert re.search(named, first)
        assert re.search(rf"^.\u00a0{label} \| {number} \|", table, re.MULTILINE)
        rows = [line.split(" | ")[4] for line in dashboard.splitlines() if line.startswith("DOR-")]
        assert sum(cell[2:].startswith(label) for cell in rows) == number
        assert len(re.findall(rf"^#### DOR.* [✔●▲■○–]\u00a0{label}\b", narrative, re.MULTILINE)) == number


def test_table_one_adds_up() -> None:
    """In Table 1 the columns of the four bodies add up to all, in every row, and the rows to the total."""
    rows = section(paper_text(dorset()), "Rating | All", "2.3").splitlines()[1:]
    numbers = [[int(cell) for cell in row.split(" | ")[1:]] for row in rows]
    assert all(row[0] == sum(row[1:]) for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


def test_counts_that_disagree_are_refused() -> None:
    """A snapshot whose counts differ from its commitments makes no paper, nor one with a priority's counts wrong."""
    with pytest.raises(ValueError, match="do not agree"):
        paper_text(dorset(counts=snapshot_of(DORSET[:5]).counts))
    first, *rest = dorset().priorities
    wrong = replace(first, counts=snapshot_of(DORSET[:1]).counts)
    with pytest.raises(ValueError, match="do not agree"):
        paper_text(dorset(priorities=(wrong, *rest)))


def test_each_exception_has_all_five_answers() -> None:
    """Each amber and red is given with cause, way back, owner and date, and help asked."""
    part = section(paper_text(dorset()), "### Exceptions", "## 3")
    troubled = [one for one in DORSET if one.rating in {Rating.AMBER, Rating.RED}]
    assert all(f"{one.terms.ref} {one.terms.title}" in part for one in troubled)
    owner_and_day = r"\([A-Z][A-Za-z ]+, by \d+ [A-Z][a-z]+ \d{4}\): "
    for label in ("    Cause: ", rf"    (Action|Decision needed on [a-z ]+) {owner_and_day}"):
        assert len(re.findall(f"^{label}", part, re.MULTILINE)) == len(troubled)
    asked = re.findall(r"^    [A-Z][a-z' ]+ asked of .+: ", part, re.MULTILINE)
    assert len(asked) + part.count(" No help is asked.\n") == len(troubled)


def test_a_missing_return_is_never_carried_forward() -> None:
    """A missing return is named by ref and body, not by role, with its last rating only as the last one."""
    text = paper_text(dorset())
    assert "theft: the office's own work (last: On track, agreed, Q1 2021/22)" in text
    assert "Communications Officer" not in section(text, "## Purpose", "## Appendix A")
    row = next(line for line in text.splitlines() if line.startswith("DOR-1.4 | "))
    assert row.split(" | ")[4:] == ["–\u00a0No return", "●\u00a0On track"]


def test_an_earlier_rating_says_whose_it_is() -> None:
    """That it was agreed is said once for all; one that nobody agreed says so where it stands."""
    agreed = standing(terms("DOR-1.1", "Hotspots"), answer(GREEN, "Done.", "More."), was(Rating.AMBER))
    leads = replace(agreed, terms=terms("DOR-1.2", "Visits"), last=replace(was(Rating.RED), agreed=False))
    alone, both = paper_text(snapshot_of((agreed,))), paper_text(snapshot_of((agreed, leads)))
    assert "\nEarlier ratings are the agreed ones.\n" in alone
    assert "; lead's rating |" not in section(alone, "## Appendix A", "## Appendix B")
    assert "Earlier ratings are the agreed ones, unless “lead's rating” stands beside one." in both
    rows = [line for line in both.splitlines() if line.startswith("DOR-1.") and line.count(" | ") == 5]
    assert [row.split(" | ")[5] for row in rows] == [
        "▲\u00a0At risk",
        "■\u00a0Off track; lead's rating",
    ]


def test_a_waived_return_says_so() -> None:
    """A commitment let off reporting is printed as not reported, and not as missing."""
    text = paper_text(changed("DOR-1.4", state=ReturnState.WAIVED))
    assert "1 commitment was not asked to report this quarter:\n- DOR-1.4 Warn of" in text
    assert "–\u00a0Not reported this quarter" in text
    assert "Every return that was asked for came before returns closed." in text


def test_a_return_after_the_leads_deadline_is_an_internal_matter() -> None:
    """It came before returns closed: a public paper does not name it as late."""
    assert any(one.late for one in DORSET)
    assert not re.search(r"\blate\b|deadline", paper_text(dorset()))


SECRET = "SECRET-WORDS"


@pytest.mark.parametrize("handling", [Handling.RESTRICTED, Handling.EXEMPT])
@pytest.mark.parametrize("rating", [Rating.GREEN, Rating.RED])
def test_text_that_may_not_be_shown_is_not(handling: Handling, rating: Rating) -> None:
    """Neither this quarter's text nor last quarter's promise of a withheld answer is printed."""
    said = answer(rating, SECRET, SECRET, reason=SECRET, evidence=SECRET, handling=handling)
    text = paper_text(snapshot_of((standing(terms("DOR-1.1", "A title"), said, was(GREEN, SECRET)),)))
    assert SECRET not in text
    assert "Reported to members separately." in text
    assert "reported to members separately, because" in text


def test_a_promise_that_may_not_be_shown_is_not() -> None:
    """A promise of a restricted answer stays out even where this quarter's answer is public."""
    past = replace(was(GREEN, SECRET), handling=Handling.RESTRICTED)
    one = standing(terms("DOR-1.1", "A title"), answer(GREEN, "Something was done."), past)
    text = paper_text(snapshot_of((one,)))
    assert SECRET not in text
    assert "No promise for this quarter was on record" in text


def test_a_restricted_commitment_keeps_its_title_back() -> None:
    """A commitment that is itself restricted is counted and rated; its title and text are not printed."""
    hidden = terms("DOR-1.1", SECRET, handling=Handling.RESTRICTED)
    text = paper_text(snapshot_of((standing(hidden, answer(GREEN, SECRET), was(Rating.BLUE, SECRET)),)))
    assert SECRET not in text
    assert "DOR-1.1 Reported to members separately" in text


def test_a_moved_date_shows_the_old_one() -> None:
    """A due date that was moved stands with the one before it, and its direction is not comparable."""
    text = paper_text(dorset())
    assert "31 Dec 2021; was 30 Sep 2021" in text
    assert "Not comparable (the due date was moved)" in text


def test_a_skipped_quarter_is_named() -> None:
    """Where the last rating is older than last quarter, its quarter is said beside it and its direction."""
    older = was(Rating.AMBER, quarter=QuarterName(2020, 4))
    one = standing(terms("DOR-1.1", "A title"), answer(GREEN, "Something was done."), older)
    text = paper_text(snapshot_of((one,)))
    assert "▲\u00a0At risk; in Q4 2020/21" in text
    assert "↑\u00a0Improved (v Q4 2020/21)" in text
    assert "its quarter is named" in text


def test_the_promise_stands_above_what_was_delivered() -> None:
    """Last quarter's promise is printed just before this quarter's delivery."""
    lines = paper_text(dorset()).splitlines()
    at = lines.index("Promised in Q1 2021/22: Agree the Poole venue by 30 September.")
    assert lines[at + 1].startswith("Delivered this quarter: The Weymouth unit opened")


def test_what_is_missing_is_visible_and_listed() -> None:
    """Each thing the record cannot supply stands in the paper with its role, and is listed once."""
    bare = dorset(
        head=PaperHead("", "", "", ()),
        meeting=MeetingFacts("Panel", ForumKind.PANEL, None, None, None),
        chief_executive="",
        finance="",
    )
    supply = draft_paper(bare, SHA256).to_supply
    text = paper_text(bare)
    assert "Police and Crime Panel: [Meeting date to be set]" in text
    assert [what for what, _ in supply] == [
        "Meeting date",
        "By-line",
        "Answers to members' earlier requests",
        "Signatory's name",
        "Signatory's title",
        "Members' Enquiries to",
        "Press Enquiries to",
        "Financial update (Appendix C)",
    ]
    assert all(f"[To be supplied by: {role}]" in text for _, role in supply)
    assert "[Signatory's name: to be supplied by the Chief Executive]" in text


def test_a_board_is_named_as_itself() -> None:
    """A forum that is not a Panel heads the paper with its own name."""
    board = MeetingFacts("Business Co-ordination Board", ForumKind.BOARD, date(2021, 11, 4), None, None)
    assert paper_text(dorset(meeting=board)).startswith("Business Co-ordination Board: 4 November 2021\n")


def test_an_unknown_profile_is_refused() -> None:
    """A snapshot for a profile that does not exist is refused with the ones that do."""
    with pytest.raises(ValueError, match="dorset_monitoring"):
        paper_text(dorset(profile="nobody_knows"))


def test_a_plan_without_commitments_still_has_a_paper() -> None:
    """An empty plan gives a paper that says so."""
    text = paper_text(snapshot_of(()))
    assert "No commitment was rated in a return this quarter." in text
    assert "No return was asked for." in text


def test_every_paragraph_of_the_template_is_used() -> None:
    """The template holds no paragraph that no paper prints."""
    papers = Path(__file__).parents[2] / "digests" / "papers"
    names = ("profiles/dorset_monitoring.py", "profiles/page_one.py", "parts/members.py", "parts/returns.py")
    code = "".join((papers / name).read_text(encoding="utf-8") for name in names)
    assert [name for name in sorted(paragraphs(TEMPLATE)) if f'"{name}"' not in code] == []


def one_of_each_rating() -> tuple[Standing, ...]:
    """A commitment for each rating, all of the first priority."""
    return tuple(
        standing(terms(f"DOR-1.{place}", f"Number {place}"), answer(rating, "Something was done."))
        for place, rating in enumerate(Rating)
    )


def test_no_rating_is_without_its_word_and_symbol() -> None:
    """Every rating that a dashboard prints has its symbol before its word, and the key defines it."""
    text = paper_text(snapshot_of(one_of_each_rating()))
    key = next(line for line in text.splitlines() if line.startswith("Key: "))
    for symbol, label in zip("✔●▲■○–", (m.label for m in dorset().plan.scheme), strict=True):
        assert text.count(f"{symbol}\u00a0{label}") >= 3
        assert f"{symbol}\u00a0{label} " in key


def test_a_new_date_that_is_asked_for_is_a_question() -> None:
    """What is to be decided of a date is whether it moves, and to when: the day alone would read as decided."""
    found = next(one.answer for one in DORSET if one.terms.ref == "DOR-3.4")
    assert found is not None
    assert found.path is not None
    assert found.path.kind is PathKind.DECISION_NEW_DATE
    said = replace(found, new_due=date(2022, 3, 31), path=replace(found.path, action=""))
    text = paper_text(changed("DOR-3.4", answer=said))
    assert "(Chief Executive, by 1 November 2021): Whether it moves to 31 March 2022." in text
