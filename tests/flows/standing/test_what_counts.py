"""A quarter of Dorset's with a waive, an exemption and a return that was sent back and not answered again: every
figure of it is the same wherever it stands, and is what it comes to by hand."""

import pytest

from digests.kit.labels import capital
from digests.papers.draft import paper_text
from storage.enums import Rating
from tests.flows import dorset
from tests.flows.dorset import (
    CHIEF,
    IN,
    LEAD,
    LET_OFF,
    MISSING,
    OFFICE,
    OVERRULED,
    READER,
    SENT_BACK,
    WAIVED,
    Member,
    counting,
    digests,
    in_words,
    leads_answer,
    let_off,
    line_of,
    moved,
    played,
    posted,
    snapshot_of,
    worst,
)
from tests.flows.person import GREEN, contains, lacks
from tests.flows.queries.test_talk import says
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

COLLECTING, CLOSED, DRAFTED = "2021-10-11 09:00", "2021-10-19 12:00", "2021-10-25 09:00"
PRIORITIES = "0123456"
STAYED = ("unchanged", "new", "not comparable", "not reported")


# --- while returns come in -----------------------------------------------------------------------------


def test_while_returns_come_in_the_last_agreed_ratings_lead(stage: Stage) -> None:
    """Nothing is told as if it were the outcome: the quarter before leads, and this one's returns are counted."""
    played(stage, COLLECTING)
    reader = Member(READER, stage)
    reader.types("/priority")
    reader.reads(f"Q1, 28 commitments: {in_words(dorset.BEFORE, dorset.BEFORE)}.", f"Q2: {IN}.")
    reader.reads("6 Make Every Penny Count: :large_yellow_circle: ▲ At risk (agreed, Q1); Q2: 1 of 2 in")
    reader.reads("Quarter 1 2021/22, agreed · Quarter 2 2021/22: being collected, as at 11 October 2021")
    reader.does_not_read("so far")
    reader.types("/priority 4")
    reader.reads("DOR-4.3", "● On track (agreed, Q1); Q2: :red_circle: ■ Off track")
    reader.reads("Q2: lead's rating, not yet agreed")
    reader.types(f"/commitment {WAIVED}")
    reader.reads("● On track (agreed, Q1); Q2: not asked for", "Quarter 2 2021/22: not asked for")


@pytest.mark.parametrize("when", [COLLECTING, "2021-10-18 09:00", CLOSED, DRAFTED])
def test_how_many_returns_came_is_one_figure_everywhere(stage: Stage, when: str) -> None:
    """Status, board, digest, participation and the notice at the cut-off: one figure. What was sent back is answered,
    what was let off is not asked for."""
    played(stage, when)
    office = Member(OFFICE, stage)
    office.types("/muster status")
    office.reads(IN)
    office.opens_home()
    contains(
        words_of(office.home["blocks"]),
        (f"The returns of Quarter 2 2021/22 (July to September 2021): {IN}.",),
    )
    contains(digests(stage)[-1], (IN,))
    office.types("/muster participation 2021/22")
    office.reads(f"({len(dorset.ANSWERED)} of ", "2 not asked for")
    if when >= CLOSED:
        notice = next(words for words in posted(stage, CHIEFS) if "have closed" in words)
        contains(notice, (IN, f"{MISSING} (Chief Finance Officer)", "It prints as “No return”"))
        contains(notice, (f"1 was sent back and not answered again: {SENT_BACK}",))


def test_a_digest_tells_what_moved_since_the_one_before(stage: Stage) -> None:
    """In the same words as the paper: first what the leads said, then what was agreed otherwise. Together they are
    what the paper says of the quarter."""
    played(stage, "2021-10-18 09:00")
    told = digests(stage)
    contains(
        told[-2],
        (
            "25 came; 3 improved, 9 completed, 3 worsened; 2 returns are not asked for any more since last Monday.",
            ": Off track, lead says (was On track)",
        ),
    )
    contains(told[-1], ("1 worsened since last Monday.", f"{OVERRULED} "))
    contains(told[-1], (": Off track, agreed (was At risk)", "agreed by Chief Executive"))
    assert moved() == "2 improved, 9 completed, 3 worsened"


# --- once they have closed -----------------------------------------------------------------------------


def test_every_figure_of_the_plan_agrees(stage: Stage) -> None:
    """The counts and the movement of answers, digest, draft notice and paper are the same, and what they come to by
    hand."""
    played(stage, DRAFTED)
    counts = f"{in_words(counting())}{let_off()}"
    reader = Member(READER, stage)
    reader.types("/priority")
    reader.reads(f"26 commitments: {counts}.")
    contains(digests(stage)[-1], (f"Q2 2021/22: {in_words(counting())}, of 26{let_off()}.",))
    draft = next(words for words in posted(stage, CHIEFS) if "DRAFT" in words)
    contains(draft, (f"26 commitments: {counts}.", f"Since Q1 2021/22: {moved(*STAYED)}."))
    contains(draft, (f"1 return never came: {MISSING} (Chief Finance Officer)",))
    paper = paper_text(snapshot_of(stage))
    contains(
        paper,
        (
            "Where the plan stands: Of 26 commitments, 10 are complete, 8 on track, 3 at risk, 3 off track and "
            f"1 not started; no return came for {MISSING} (Office){let_off()}.",
        ),
    )
    contains(paper, (f"Compared with last quarter: {moved(*STAYED)}.", "Table 1 shows the 26 commitments"))
    assert line_of(paper, "Total | ").split(" | ")[1] == "26"


def test_every_priority_agrees(stage: Stage) -> None:
    """A priority is as the worst that is reported: what was let off lowers none, in answers and paper alike."""
    played(stage, DRAFTED)
    reader, paper = Member(READER, stage), paper_text(snapshot_of(stage))
    for code in PRIORITIES:
        refs = counting(code)
        reader.types(f"/priority {code}")
        reader.reads(f"{worst(code)} (", f"{in_words(refs)}, of {len(refs)}{let_off(code)}")
        contains(paper, (f"; {in_words(refs)}{let_off(code)} | ", f"### Priority {code}: "))
        assert f"\u00a0{worst(code)}" in line_of(paper.split("## Appendix A: ")[1], f"### Priority {code}: ")
    assert worst("5") == "On track"


def test_how_many_are_agreed_is_one_figure(stage: Stage) -> None:
    """What nobody has agreed is counted alike by the answer, the digest, the draft notice and page one, what was sent
    back among it."""
    played(stage, DRAFTED)
    agreed, open_ = len(dorset.AGREED), len(dorset.ANSWERED) - len(dorset.AGREED)
    reader = Member(READER, stage)
    reader.types("/priority")
    reader.reads(f"{agreed} of {agreed + open_} ratings agreed, the last 13 October 2021; {open_} are leads'")
    contains(digests(stage)[-1], (f"{open_} ratings are leads', not yet agreed.",))
    contains(
        next(words for words in posted(stage, CHIEFS) if "DRAFT" in words),
        (
            f"{open_ - 1} ratings not yet agreed, which are yours to agree",
            "1 rating not yet agreed: Director of Operations (1)",
        ),
    )
    paper = paper_text(snapshot_of(stage))
    contains(
        paper, (f"{open_} ratings are not yet agreed.", f"{agreed} of the {agreed + open_} ratings have been")
    )


def test_what_was_sent_back_is_the_leads_rating_everywhere(stage: Stage) -> None:
    """One question from an SRO erases nothing: it never reads "No return" nor "never came", nor does anyone but its
    lead read the question."""
    played(stage, DRAFTED)
    reader, words = Member(READER, stage), "lead's rating, sent back, not yet agreed"
    reader.types(f"/commitment {SENT_BACK}")
    reader.reads("● On track", words, f"Quarter 2 2021/22: {words}", "↑ Improved since Q1 2021/22")
    reader.types("/priority 4")
    reader.reads(words)
    office = Member(OFFICE, stage)
    office.types("/muster status")
    office.reads(f"Sent back, not answered again\n• {SENT_BACK}")
    paper = paper_text(snapshot_of(stage))
    contains(paper, ("Lead's rating, sent back, not yet agreed", "1 of these was sent back to the lead"))
    said = [*posted(stage, CHIEFS), *digests(stage), paper]
    lines = [line for text in said for line in text.splitlines() if SENT_BACK in line]
    assert lines
    lacks("\n".join(lines), ("No return", "never came", "Which farms"))


def test_whose_a_rating_is_stands_beside_it(stage: Stage) -> None:
    """An overruled rating names both; what the chief executive looks at says whose it is; what was let off is nowhere
    among what is missing."""
    played(stage, DRAFTED)
    chief = Member(CHIEF, stage)
    chief.opens_home()
    home = words_of(chief.home["blocks"])
    contains(line_of(home, OVERRULED), ("■ Off track", "agreed by Chief Executive"))
    contains(line_of(home, "DOR-6.1"), ("▲ At risk", "lead's rating, not yet agreed"))
    contains(line_of(home, MISSING), ("– No return",))
    lacks(home, LET_OFF)
    lacks("\n".join(posted(stage, CHIEFS)), LET_OFF)
    contains(paper_text(snapshot_of(stage)), ("the lead said ▲\u00a0At risk",))


# --- as at ---------------------------------------------------------------------------------------------


def test_an_answer_names_its_quarter_and_what_it_rests_on(stage: Stage) -> None:
    """Asked as at an earlier quarter, the answer is dated by that one, never by today; so is a choice's button."""
    played(stage, CLOSED)
    reader = Member(READER, stage)
    reader.types("/priority 4 as at Q1 2021/22")
    reader.reads("Quarter 1 2021/22, agreed")
    reader.does_not_read("October 2021", "Q2")
    reader.types("/commitment DOR-1.5 as at Q1 2021/22")
    reader.reads("Quarter 1 2021/22, agreed", "● On track")
    reader.types("/commitment DOR-1.5")
    reader.reads("Quarter 2 2021/22, agreed 13 October 2021", "✔ Complete")
    reader.types("/commitment crime as at Q1 2021/22")
    reader.reads("Several answer")
    reader.presses("Show")
    reader.reads("Quarter 1 2021/22, agreed")


def test_what_was_not_asked_for_is_told_as_that_in_later_quarters(stage: Stage) -> None:
    """A waived return is no missing one, and what had been said before it was waived counts for nothing: it is told
    that it was answered, and not as what nobody asked for."""
    played(stage, CLOSED)
    office = Member(OFFICE, stage)
    office.types("/muster waive DOR-1.1 because the office and the councils agreed to report together")
    office.presses("Yes, waive it")
    stage.it_is("2022-01-04 09:30")
    for ref, why in ((WAIVED, "not asked for"), ("DOR-1.1", "waived after it was answered")):
        office.types(f"/commitment {ref}")
        office.reads(
            f"Q2 2021/22: – {capital(why)}\n", "Q1 2021/22: :large_green_circle: ● On track (agreed)"
        )
        office.does_not_read("No return", "Council leaders", "Five awareness weeks")
        office.types(f"/commitment {ref} as at Q2 2021/22")
        office.reads("– Not reported this quarter", f"Quarter 2 2021/22: {why}")
        office.does_not_read("Council leaders", "Five awareness weeks")


def test_while_returns_come_in_a_digest_counts_what_is_asked_for(stage: Stage) -> None:
    """What is complete already is not asked for: it is neither in nor out, and both figures are of the same."""
    played(stage, "2021-10-25 09:00")
    stage.it_is("2022-01-04 09:30")
    stage.it_is("2022-01-04 11:00")
    leads_answer(stage, ["DOR-2.1"], {"DOR-2.1": GREEN})
    done = [ref for ref in dorset.AGREED if dorset.NOW[ref] is Rating.BLUE and not is_monitored(ref)]
    asked = len(dorset.NOW) - len(done)
    stage.it_is("2022-01-10 09:00")
    told = digests(stage)[-1]
    contains(
        told, (f"1 of {asked} returns in.", f"Q3 2021/22: 1 On track, {asked - 1} not in yet, of {asked}.")
    )
    contains(told, (f"{len(done)} others are complete, as the plan records it.",))


def is_monitored(ref: str) -> bool:
    """Whether its lead said that it is to be monitored once it is complete."""
    return bool(dorset.ANSWERS[ref]["monitor"] == "yes")


def test_a_commitment_without_a_rating_says_why(stage: Stage) -> None:
    """What is not in yet, or not asked for, is no missing return: neither its direction nor whose it is says so."""
    played(stage, COLLECTING)
    reader = Member(READER, stage)
    for ref, why in ((MISSING, "not in yet"), (WAIVED, "not asked for")):
        reader.types(f"/commitment {ref}")
        reader.reads(f"Nothing to compare: {why}", f"Whose rating\nagreed, Q1; Q2: {why}")
        reader.does_not_read("no return", "none yet")
    stage.it_is("2021-10-19 12:00")
    reader.types(f"/commitment {MISSING}")
    reader.reads("Nothing to compare: no return came", "Whose rating\nno return came")


def weekly_of(member: Member) -> str:
    """The digest of their own of 18 October, with what its thread has."""
    (first,) = (one for one in member.messages if "Plan update, Monday 18 October" in words_of(one))
    thread = [one for one in member.messages if one.get("thread_ts") == first["ts"]]
    return "\n".join(words_of(one["blocks"]) for one in (first, *thread))


def test_what_was_sent_back_is_owed_as_that(stage: Stage) -> None:
    """It is in, so no digest says that it is out: it is wanted again, by its own day; what never came is out. Once
    that day has passed, App Home and reminders call what waits overdue, and no day is named as if it were to come."""
    played(stage, "2021-10-18 09:00")
    chief, sro = Member(CHIEF, stage), Member("Director of Operations", stage)
    told = weekly_of(chief)
    back = "1 return sent back, to answer again by 15 October, 3 days ago (DOR-4.2)"
    contains(told, (back, "1 return out, due 14 October, 4 days ago (DOR-6.2)", "25 of 26 returns in"))
    told = weekly_of(sro)
    contains(told, (f"Rural Crime Policy Officer (OPCC): {back}", "13 of 13 returns in"))
    contains(told, ("you answer for 8 commitments still to be delivered, as Director of Operations",))
    sro.opens_home()
    contains(words_of(sro.home["blocks"]), ("later date to decide, overdue since 5pm on Friday 15 October",))
    lead = Member(LEAD[SENT_BACK], stage)
    contains(says(lead, "hello"), ("1 update waits for you; it was due by 5pm on Friday 15 October.",))
    lead.opens_home()
    contains(words_of(lead.home["blocks"]), ("1 update to do, due by 5pm on Friday 15 October:",))
