"""Ratings held against dates, milestones and the last rating: V08 to V18 of docs/rules.md."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.enums import CommitmentType, Handling, Rating
from storage.facts.answering import Answer, MilestoneSaid
from storage.rules.answering.validation import Terms, agreed_instead, check, needs_reason_for_change
from tests.rules.samples import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    HELP,
    NO_HELP,
    NOT_YET,
    QUARTER_END,
    RED,
    TERMS,
    found,
    last,
)

HELD = replace(GREY, reason="Waits for the new building.", hold_agreed_by="Director of Operations")


def test_v08_ongoing_work_is_not_complete_before_the_plan_ends() -> None:
    """Business as usual ends with the plan; in the plan's last quarter it may be complete."""
    ongoing = replace(TERMS, type=CommitmentType.ONGOING)
    assert found(BLUE, ongoing) == {"V08 rating before_plan_end"}
    assert found(BLUE, replace(ongoing, plan_ends=QUARTER_END)) == set()


def test_v09_what_starts_later_needs_nothing() -> None:
    """Not started is an answer in itself while the start is after the quarter's end."""
    assert found(GREY, NOT_YET) == set()
    assert found(GREY, replace(NOT_YET, start=QUARTER_END)) == {
        "V09 reason missing",
        "V09 hold_agreed_by missing",
    }


def test_v09_a_hold_that_was_agreed_is_not_asked_for_again() -> None:
    """Only why it still waits."""
    on_hold = replace(TERMS, on_hold=True)
    assert found(GREY, on_hold) == {"V09 reason missing"}
    assert found(replace(GREY, reason="Waits for the new building."), on_hold) == set()


def test_v09_what_is_under_way_is_not_started_only_on_hold() -> None:
    """Though its planned start is still to come, and it may well be put on hold."""
    begun = replace(NOT_YET, last=last(Rating.GREEN))
    assert found(GREY, begun) == {"V09 reason missing", "V09 hold_agreed_by missing"}
    assert found(HELD, begun) == set()
    assert found(GREY, replace(NOT_YET, last=last(Rating.GREY))) == set()


def test_v09_what_was_delivered_is_not_waiting_to_start() -> None:
    """Not even on hold: the record says that it is done."""
    assert found(HELD, replace(TERMS, last=last(Rating.BLUE))) == {"V09 rating delivered"}


@pytest.mark.parametrize(
    ("said", "rating", "terms", "refused"),
    [
        (AMBER, Rating.AMBER, TERMS, None),
        (AMBER, Rating.BLUE, TERMS, None),
        (AMBER, Rating.NONE, TERMS, None),
        (AMBER, Rating.RED, TERMS, ""),
        (AMBER, Rating.GREY, TERMS, "under_way"),
        (GREEN, Rating.GREY, replace(NOT_YET, last=last(Rating.AMBER)), "under_way"),
        (GREEN, Rating.GREY, NOT_YET, ""),
        (AMBER, Rating.GREY, replace(TERMS, on_hold=True), ""),
        (BLUE, Rating.GREY, TERMS, "delivered"),
        (BLUE, Rating.GREY, replace(TERMS, due=QUARTER_END, on_hold=True), "delivered"),
        (RED, Rating.GREY, replace(TERMS, due=QUARTER_END), "past_due"),
        (RED, Rating.GREEN, replace(TERMS, due=QUARTER_END), "past_due"),
        (RED, Rating.AMBER, replace(TERMS, due=QUARTER_END), "past_due"),
        (RED, Rating.AMBER, replace(TERMS, due=QUARTER_END, rebaselined=True), ""),
        (RED, Rating.GREEN, replace(TERMS, due=QUARTER_END, rebaselined=True), "past_due"),
        (RED, Rating.GREEN, replace(TERMS, type=CommitmentType.ONGOING), ""),
        (BLUE, Rating.RED, TERMS, ""),
    ],
)
def test_what_may_be_agreed_is_what_might_have_been_said(
    said: Answer, rating: Rating, terms: Terms, refused: str | None
) -> None:
    """An SRO agrees no rating that the rules refuse a lead, and it is known why; Complete is the lead's to say, and
    the lead's own rating is no other (None)."""
    assert agreed_instead(said, terms).get(rating) == refused


@pytest.mark.parametrize(
    ("answer", "rebaselined", "refused"),
    [
        (GREEN, False, True),
        (GREEN, True, True),
        (AMBER, False, True),
        (AMBER, True, False),
        (RED, False, False),
        (BLUE, False, False),
        (HELD, False, True),
        (HELD, True, False),
    ],
)
def test_v10_what_missed_its_date_is_not_on_track(answer: Answer, rebaselined: bool, refused: bool) -> None:
    """Due by the quarter's end and not complete: red, or amber when a new date was approved."""
    terms = replace(TERMS, due=QUARTER_END, rebaselined=rebaselined)
    assert found(answer, terms) == ({"V10 rating past_due"} if refused else set())


def test_v10_a_date_after_the_quarter_has_not_passed() -> None:
    """Due the day after the quarter's end is not yet due in it."""
    assert found(GREEN, replace(TERMS, due=QUARTER_END + timedelta(days=1))) == set()


def test_v10_an_ongoing_commitment_has_a_review_date() -> None:
    """Its date passing is told and blocks nothing, not even green with a later forecast."""
    terms = replace(TERMS, type=CommitmentType.ONGOING, due=QUARTER_END)
    findings = check(replace(GREEN, forecast=date(2022, 9, 30)), terms)
    assert [(each.code, each.case, each.blocks) for each in findings] == [("V10", "review_due", False)]


@pytest.mark.parametrize(
    ("answer", "days_late", "case"),
    [
        (GREEN, 0, None),
        (GREEN, 1, "beyond_due"),
        (GREEN, 30, "beyond_due"),
        (GREEN, 31, "beyond_tolerance"),
        (AMBER, 30, None),
        (AMBER, 31, "beyond_tolerance"),
        (RED, 31, None),
    ],
)
def test_v11_the_forecast_fits_the_rating(answer: Answer, days_late: int, case: str | None) -> None:
    """Green is in time and asked about up to 30 days late, amber up to 30 days late, red any."""
    late = replace(answer, forecast=TERMS.due + timedelta(days=days_late))
    assert found(late) == ({f"V11 forecast {case}"} if case else set())


def test_v11_an_approved_new_date_allows_amber() -> None:
    """Beyond the tolerance amber stands when the new date is agreed; the tolerance is the scheme's."""
    late = replace(AMBER, forecast=TERMS.due + timedelta(days=31))
    assert found(late, replace(TERMS, rebaselined=True)) == set()
    assert found(late, replace(TERMS, slippage_amber_max_days=31)) == set()


@pytest.mark.parametrize(
    ("answer", "terms", "case"),
    [
        (GREEN, replace(TERMS, overdue_milestones=("Venue agreed",)), "overdue_milestone"),
        (GREEN, replace(TERMS, open_support=True), "open_support"),
        (replace(GREEN, support=HELP), TERMS, "open_support"),
    ],
)
def test_v12_green_is_questioned_when_something_waits(answer: Answer, terms: Terms, case: str) -> None:
    """A milestone that is overdue or help that is still wanted is a warning for green, and none for amber."""
    findings = check(answer, terms)
    assert [(each.code, each.case, each.blocks) for each in findings] == [("V12", case, False)]
    assert check(replace(AMBER, support=answer.support or NO_HELP), terms) == ()


def test_v13_a_jump_to_green_needs_a_reason() -> None:
    """From Off track to On track is two steps: how did that come about?"""
    terms = replace(TERMS, last=last(Rating.RED))
    assert found(GREEN, terms) == {"V13 reason missing"}
    assert found(replace(GREEN, reason="The Force lent a hall."), terms) == {"V13 rating jump"}


@pytest.mark.parametrize(
    ("answer", "running", "case"),
    [(AMBER, 1, None), (AMBER, 2, "amber_again"), (RED, 1, "red_again"), (GREEN, 9, None)],
)
def test_v14_the_same_trouble_again_is_an_exception(answer: Answer, running: int, case: str | None) -> None:
    """Amber for the third quarter running, red for the second; green may stay green."""
    terms = replace(TERMS, last=last(answer.rating), running=running)
    assert found(answer, terms) == ({f"V14 rating {case}"} if case else set())
    assert found(answer, replace(terms, last=last(Rating.GREY))) == set()


def test_v15_a_new_date_is_later_and_has_its_reason() -> None:
    """Asking for a due date says why, and never for one that is earlier."""
    asked = replace(AMBER, new_due=TERMS.due + timedelta(days=90))
    assert found(asked) == {"V15 new_due_reason missing"}
    assert found(replace(asked, new_due_reason="The survey takes longer.")) == set()
    same = replace(asked, new_due=TERMS.due, new_due_reason="Why not?")
    assert found(same) == {"V15 new_due not_later"}
    assert found(same, replace(TERMS, rebaselined=True)) == set()
    earlier = replace(same, new_due=TERMS.due - timedelta(days=1))
    assert found(earlier, replace(TERMS, rebaselined=True)) == {"V15 new_due not_later"}


def test_v18_exempt_text_names_its_paragraph() -> None:
    """Exempt without a paragraph of Schedule 12A is refused; restricted needs none."""
    assert found(replace(GREEN, handling=Handling.EXEMPT)) == {"V18 paragraph missing"}
    assert found(replace(GREEN, handling=Handling.EXEMPT, paragraph=7)) == set()
    assert found(replace(GREEN, handling=Handling.RESTRICTED)) == set()


def test_v12_a_milestone_is_met_on_a_day_that_has_come() -> None:
    """Met tomorrow is a plan; met today is a fact."""
    today = MilestoneSaid(1, "Open the hall", met=TERMS.as_at)
    assert found(replace(GREEN, milestones=(today,))) == set()
    ahead = replace(today, met=TERMS.as_at + timedelta(days=1))
    assert found(replace(GREEN, milestones=(ahead,))) == {"V12 milestones met_in_future"}


@pytest.mark.parametrize(
    ("now", "before", "needed"),
    [
        (Rating.GREEN, Rating.RED, True),
        (Rating.RED, Rating.GREEN, True),
        (Rating.AMBER, Rating.BLUE, True),
        (Rating.GREEN, Rating.AMBER, False),
        (Rating.GREEN, Rating.GREY, False),
        (Rating.BLUE, Rating.RED, False),
        (Rating.GREEN, None, False),
    ],
)
def test_v13_which_changes_need_a_reason(now: Rating, before: Rating | None, needed: bool) -> None:
    """Two steps or more on the scale; completing explains itself."""
    assert needs_reason_for_change(now, last(before) if before else None) is needed


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True)])
def test_a_day_after_the_plan_is_asked_about(days: int, asked: bool) -> None:
    """The way back and the help wanted are likely of another year; once the plan is over nothing is said of it."""
    day = TERMS.plan_ends + timedelta(days=days)
    late = replace(
        AMBER,
        path=AMBER.path and replace(AMBER.path, by_when=day),
        support=replace(HELP, by_when=day),
    )
    wanted = {"V04 path.by_when after_plan", "V05 support.by_when after_plan"}
    assert found(late, TERMS) & wanted == (wanted if asked else set())
    over = replace(TERMS, plan_ends=TERMS.as_at - timedelta(days=1))
    assert not found(late, over) & wanted
