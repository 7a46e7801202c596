"""The rules of sign-off: whose turn it is, what is looked at by itself, and when somebody is asked."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Direction, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.answering import Answer, PastRating, PathToGreen, Support
from storage.facts.plan import QuarterName
from storage.rules.asks import reminders
from storage.rules.asks.out import AskId, Out, Someone
from storage.rules.asks.reminders import OfficeDay
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import WorkingCalendar, at
from storage.rules.sign_off import (
    LATE,
    Parties,
    agreement_steps,
    answer_again_by,
    ask_moments,
    ask_number,
    is_on_time,
    reasons_to_look,
)

CALENDAR = WorkingCalendar()
TIMES = timetable(QuarterName(2021, 2), CALENDAR)
SOMEBODY = st.sampled_from([None, 1, 2, 3, 4])


def october(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in October 2021, in London."""
    return at(date(2021, 10, day), hour, minute)


@given(SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY)
def test_nobody_agrees_their_own(
    author: int | None, lead: int | None, sro: int | None, second: int | None
) -> None:
    """Whoever holds which role: the agreer neither sent the answer nor leads the commitment (V23)."""
    parties = Parties(author, lead, sro, second)
    assert parties.agreer is None or parties.agreer not in (author, lead)


@given(SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY)
def test_the_second_agreer_only_stands_in(
    author: int | None, lead: int | None, sro: int | None, second: int | None
) -> None:
    """Where the SRO is another than lead and author, it is their turn and nobody else's."""
    parties = Parties(author, lead, sro, second)
    if sro is not None and sro not in (author, lead):
        assert parties.agreer == sro
    elif sro is None:
        assert parties.agreer is None


@pytest.mark.parametrize(
    ("rating", "before", "direction", "reasons"),
    [
        (Rating.GREEN, Rating.GREEN, Direction.NO_CHANGE, ()),
        (Rating.GREEN, None, Direction.NEW, ()),
        (Rating.GREY, Rating.GREY, Direction.NO_CHANGE, ()),
        (Rating.GREEN, Rating.AMBER, Direction.IMPROVED, ()),
        (Rating.GREEN, Rating.RED, Direction.IMPROVED, ("jump",)),
        (Rating.GREEN, Rating.BLUE, Direction.REOPENED, ("worsened",)),
        (Rating.AMBER, Rating.AMBER, Direction.NO_CHANGE, ("slipping",)),
        (Rating.RED, Rating.GREEN, Direction.WORSENED, ("worsened", "slipping", "jump")),
        (Rating.BLUE, Rating.AMBER, Direction.COMPLETED, ("complete",)),
    ],
)
def test_what_is_looked_at_by_itself(
    rating: Rating, before: Rating | None, direction: Direction, reasons: tuple[str, ...]
) -> None:
    """Complete, worse, at risk or off track, two steps away: each says so; the rest is as expected."""
    assert reasons_to_look(rating, before, direction, warned=False, sent_back=False) == reasons


def test_a_warning_and_a_second_answer_are_looked_at() -> None:
    """What the rules warn of, and what was sent back before, is never agreed unread."""
    found = reasons_to_look(Rating.GREEN, None, Direction.NEW, warned=True, sent_back=True)
    assert found == ("warned", "answered_again")


@pytest.mark.parametrize(
    ("rating", "before", "direction", "reasons"),
    [
        (Rating.AMBER, Rating.AMBER, Direction.NO_CHANGE, ()),
        (Rating.AMBER, Rating.AMBER, Direction.NOT_COMPARABLE, ("slipping",)),
        (Rating.AMBER, Rating.GREEN, Direction.WORSENED, ("worsened", "slipping")),
        (Rating.AMBER, Rating.RED, Direction.IMPROVED, ("slipping",)),
        (Rating.RED, Rating.RED, Direction.NO_CHANGE, ("slipping",)),
    ],
)
def test_at_risk_as_before_is_as_expected_while_its_action_is_on_time(
    rating: Rating, before: Rating, direction: Direction, reasons: tuple[str, ...]
) -> None:
    """That alone: off track, or at risk from anywhere else, is looked at however well its action goes."""
    found = reasons_to_look(rating, before, direction, warned=False, sent_back=False, on_time=True)
    assert found == reasons


def test_at_risk_as_before_is_looked_at_where_it_is_warned_of_or_answered_again() -> None:
    """Its action may be on time: a warning, such as that of a third quarter at risk (V14), is read first."""
    risk, same = Rating.AMBER, Direction.NO_CHANGE
    assert reasons_to_look(risk, risk, same, warned=True, sent_back=True, on_time=True) == (
        "warned",
        "answered_again",
    )


TODAY, NAMED = date(2021, 10, 15), date(2021, 11, 30)
PATH = PathToGreen(PathKind.ACTION, "Agree another hall", "Estates Manager", NAMED)
AT_RISK = Answer(Rating.AMBER, path=PATH, support=Support(SupportKind.NONE), promise=PromiseKept.KEPT)
BEFORE = PastRating(QuarterName(2021, 1), Rating.AMBER, "Survey the hall", agreed=True)


def test_an_action_is_on_time_up_to_its_day() -> None:
    """The promise was kept and the day named last time stands: until it has passed."""
    assert is_on_time(AT_RISK, BEFORE, AT_RISK, TODAY)
    assert is_on_time(AT_RISK, BEFORE, None, NAMED)
    assert not is_on_time(AT_RISK, BEFORE, AT_RISK, NAMED + timedelta(days=1))


@pytest.mark.parametrize(
    ("answer", "last"),
    [
        (AT_RISK, None),
        (AT_RISK, replace(BEFORE, agreed=False)),
        (replace(AT_RISK, promise=PromiseKept.MISSED), BEFORE),
        (replace(AT_RISK, promise=PromiseKept.MOVED), BEFORE),
        (replace(AT_RISK, promise=None), BEFORE),
        (replace(AT_RISK, path=None), BEFORE),
        (replace(AT_RISK, path=replace(PATH, by_when=None)), BEFORE),
        (replace(AT_RISK, path=replace(PATH, kind=PathKind.DECISION_MONEY)), BEFORE),
        (replace(AT_RISK, path=replace(PATH, by_when=NAMED + timedelta(days=1))), BEFORE),
        (replace(AT_RISK, support=Support(SupportKind.FUNDING, "£500", "The Board", NAMED)), BEFORE),
        (replace(AT_RISK, new_due=date(2022, 9, 30)), BEFORE),
    ],
)
def test_what_is_not_known_to_be_on_time_is_not(answer: Answer, last: PastRating | None) -> None:
    """Nobody agreed it last time, the promise was not kept or nobody says, a later day, a decision, help, a new due
    date: each is for the SRO to see by itself."""
    assert not is_on_time(answer, last, AT_RISK, TODAY)


def test_where_nothing_was_promised_nothing_can_be_missed() -> None:
    """A lead who promised nothing last time is not asked what became of it."""
    unasked = replace(AT_RISK, promise=None)
    assert is_on_time(unasked, replace(BEFORE, promise=""), AT_RISK, TODAY)


@pytest.mark.parametrize(
    ("sent_back", "by"),
    [
        (october(4, 10), october(14, 17)),
        (october(13, 10), october(15, 17)),
        (october(15, 18), october(19, 17)),
        (october(18, 9), october(20, 17)),
        (october(20, 9), october(21, 17)),
        (october(21, 16), october(21, 17)),
    ],
)
def test_a_lead_has_two_working_days_to_answer_again(sent_back: datetime, by: datetime) -> None:
    """Over a weekend too; never before everybody's deadline, nor beyond the day on which SROs are to be done."""
    assert answer_again_by(sent_back, TIMES, CALENDAR) == by


def test_three_asks_on_three_days() -> None:
    """The morning after the leads' deadline, the working day before SROs are done, and that day."""
    assert ask_moments(TIMES, CALENDAR) == (october(15, 9, 30), october(20, 9, 30), october(21, 9, 30))


def due(now: datetime, *, last: datetime | None, all_in: bool, newest: datetime | None = None) -> int | None:
    """Which ask goes out now to an SRO for whom one return waits, which came in by `newest`; None where none does."""
    came = newest or october(1, 9)
    steps = agreement_steps(now, TIMES, CALENDAR, came, came if all_in and last is None else None)
    one = Out(AskId("agreements", 1), 1, steps, TIMES.sros_done, may_be_covered=False)
    someone = Someone(told={"agreements": last} if last else {})
    owed = reminders.owed(OfficeDay(now, CALENDAR, {1: someone}, {1: 1}), [one]).reminders
    number = LATE if now >= TIMES.sros_done else ask_number(now, TIMES, CALENDAR)
    return number if owed else None


@given(st.lists(st.integers(0, 30 * 24 * 60), max_size=300).map(sorted), st.booleans())
def test_no_sro_is_nagged(minutes: list[int], all_in: bool) -> None:
    """However the ticks fall: at most three asks, one a day, on working days in office hours, none once SROs are to
    be done, but where there was none before; and one before the first where all is in early."""
    asked: list[datetime] = []
    for minute in minutes:
        now = october(1, 0) + timedelta(minutes=minute)
        last = asked[-1] if asked else None
        if due(now, last=last, all_in=all_in) is not None:
            asked.append(now)
    days = [now.date() for now in asked]
    assert len(days) == len(set(days)) <= 4
    assert all(CALENDAR.is_working_day(day) for day in days)
    assert all(now < TIMES.sros_done for now in asked[1:])
    assert all(8 <= now.hour <= 17 for now in asked)
    assert sum(now >= TIMES.overdue for now in asked) <= 3


def test_what_was_missed_goes_out_once() -> None:
    """A worker that was down over two asks sends the newest only."""
    assert due(october(20, 11), last=None, all_in=False) == 1
    assert due(october(20, 12), last=october(20, 11), all_in=False) is None
    assert due(october(21, 9, 30), last=october(20, 11), all_in=False) == 2
    assert due(october(15, 9, 30) - timedelta(hours=1), last=None, all_in=True) == 0


MINUTES = st.lists(st.integers(0, 40 * 24 * 60), max_size=200, unique=True).map(sorted)


@given(MINUTES, st.lists(st.integers(0, 40 * 24 * 60), max_size=12, unique=True))
def test_what_comes_late_is_asked_for_once(ticks: list[int], arrivals: list[int]) -> None:
    """However returns come and ticks fall, nothing being agreed: each ask after SROs were to be done is for something
    new, on a day of its own, in office hours; and whatever waits at the last tick of a working day was asked for."""
    began = october(1, 0)
    came = sorted(began + timedelta(minutes=minute) for minute in arrivals)
    asked: list[tuple[datetime, int]] = []
    for now in (began + timedelta(minutes=minute) for minute in ticks):
        last = asked[-1][0] if asked else None
        here = [moment for moment in came if moment <= now]
        newest = max(here, default=None)
        number = due(now, last=last, all_in=False, newest=newest) if here else None
        if number is not None:
            asked.append((now, number))
        elif now >= TIMES.sros_done and CALENDAR.is_working_day(now.date()) and 9 <= now.hour < 17:
            was_asked_today = last is not None and last.date() == now.date()
            assert newest is None or was_asked_today or (last is not None and last >= newest)
    for (before, _), (now, number) in pairwise(asked):
        assert (number == LATE) == (now >= TIMES.sros_done)
        if number == LATE:
            assert any(before < moment <= now for moment in came)
            assert before.date() < now.date()
    assert all(CALENDAR.is_working_day(now.date()) and 8 <= now.hour <= 17 for now, _ in asked)


def test_the_first_ask_may_be_a_late_one() -> None:
    """Someone who was never asked is asked for what waits, though it came before; not at the weekend or at night."""
    early = october(18, 10)
    assert due(october(22, 9), last=None, all_in=True, newest=early) == LATE
    assert due(october(22, 8), last=None, all_in=True, newest=early) is None
    assert due(october(23, 10), last=None, all_in=True, newest=early) is None
    asked = october(21, 9, 30)
    assert due(october(21, 17), last=asked, all_in=True, newest=october(21, 11)) is None
    assert due(october(22, 9), last=asked, all_in=True, newest=october(21, 11)) == LATE
    assert due(october(22, 9), last=asked, all_in=True, newest=asked) is None
