"""Nobody is nagged: what holds of reminders and escalations in any history, and both sides of every rule."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.facts.plan import QuarterName
from storage.rules.asks import reminders
from storage.rules.asks.out import AskId, AwayDays, Hours, Out, Rung, Someone, Steps
from storage.rules.asks.reminders import Due, Escalation, OfficeDay, Owed, Reminder
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at
from tests.rules.histories import THEMSELVES, History, Season, played, seasons

HISTORIES = 10_000
SEASONS = seasons()
A_DAY = timedelta(days=1)


def local_days(history: History) -> Iterator[tuple[int, str]]:
    """(person, the day it was where they are) of each reminder."""
    for now, one, _ in history.told:
        yield one.person_id, f"{now.astimezone(history.people[one.person_id].hours.zone):%Y-%m-%d}"


def nobody_was_nagged(history: History) -> None:
    """Fails where a reminder came twice on a day, of whatever kinds, on a day or at an hour when it should not, of
    what was answered, or within a day of an answer to something like it."""
    assert max(Counter(local_days(history)).values(), default=0) <= 1
    for now, one, answered in history.told:
        someone = history.people[one.person_id]
        local = now.astimezone(someone.hours.zone)
        assert local.weekday() < 5
        assert history.season.calendar.is_working_day(local.date())
        assert someone.hours.start <= local.time() < someone.hours.end
        assert not any(away.first <= local.date() <= away.last for away in someone.away)
        assert one.own or one.shared
        assert not history.answered(answered) & {*one.asks}
        kinds = {ask.kind for ask in one.asks}
        theirs = [
            when
            for when, person_id, ask in history.answers[:answered]
            if person_id == one.person_id and ask.kind in kinds
        ]
        assert not any(now < when + A_DAY for when in theirs)


def each_was_escalated_once(history: History) -> None:
    """Fails where a superior heard twice of an ask, of one that was answered, or before its time; or did not
    hear of one that was out at a moment when they could be told."""
    told = Counter(each for _, one, _ in history.escalated for each in one.asks)
    assert max(told.values(), default=0) <= 1
    assert history.counted <= 1
    for now, one, answered in history.escalated:
        assert not history.answered(answered) & {*one.asks}
        assert all(now > history.asked[each].due for each in one.asks)
    for ask, out in history.out.items():
        if out.own_time is None and any(could_hear(history, out, now) for now in history.ticks):
            assert told[ask] == 1


def could_hear(history: History, out: Out, now: datetime) -> bool:
    """Whether the SRO, at work and in London, could have been told at that moment; nothing is said here of
    those who stand in for them."""
    times, london = history.season.times, now.astimezone(LONDON)
    someone = history.people.get(out.escalates_to or 0)
    if someone is None or someone.away or out.escalates_to == out.asked or someone.hours != Hours():
        return False
    in_hours = time(8, 30) <= london.time() < time(17, 30)
    worked = history.season.calendar.is_working_day(london.date())
    return times.escalation <= now < times.draft and in_hours and worked


def test_ten_thousand_histories() -> None:
    """In every one of them nobody is nagged, and each unanswered return is escalated exactly once."""
    random, reminded, escalated = Random(20261122), 0, 0
    for _ in range(HISTORIES):
        history = played(random, random.choice(SEASONS))
        nobody_was_nagged(history)
        each_was_escalated_once(history)
        reminded += len(history.told)
        escalated += len(history.escalated)
    print(f"{HISTORIES} histories: {reminded} reminders, {escalated} escalations")
    assert min(reminded, escalated) > HISTORIES


@settings(max_examples=200)
@given(st.randoms(use_true_random=False), st.sampled_from(SEASONS))
def test_any_history(random: Random, season: Season) -> None:
    """The same, for histories that hypothesis makes and makes smaller where one fails."""
    history = played(random, season)
    nobody_was_nagged(history)
    each_was_escalated_once(history)


# --- both sides of each rule ---------------------------------------------------------------------------

PLAIN = WorkingCalendar()
TIMES = timetable(QuarterName(2021, 2), PLAIN)
USUAL = Steps(TIMES.reminder_1, TIMES.reminder_2, TIMES.overdue, TIMES.escalation, TIMES.draft)
TOLD = Someone(told={"returns": TIMES.prompts_open})
SRO = Someone()
FIRST, SECOND, OVERDUE = (
    (Rung.FIRST, TIMES.reminder_1),
    (Rung.SECOND, TIMES.reminder_2),
    (Rung.OVERDUE, TIMES.overdue),
)


def return_(id: int = 1, asked: int | None = 1, escalates_to: int | None = 9, **more: Any) -> Out:
    """A return that is out."""
    usual = Out(AskId("returns", id), asked, USUAL, TIMES.lead_deadline, escalates_to=escalates_to)
    return replace(usual, **more)


def due(id: int, rung: tuple[Rung, datetime]) -> Due:
    """A rung of a return that has come."""
    return Due(AskId("returns", id), *rung)


ONE = return_()


def told_on(when: datetime) -> Someone:
    """Somebody who was told of their returns then."""
    return Someone(told={"returns": when})


def owed(now: datetime, *out: Out, **people: Someone) -> Owed:
    """What is owed at a moment; people are p1, p2 and so on, and p9 is an SRO at work."""
    known = {1: TOLD, 2: TOLD, 9: SRO, **{int(key[1:]): someone for key, someone in people.items()}}
    seen = (replace(one, closed=one.closed or now >= TIMES.cut_off) for one in out or (ONE,))
    return reminders.owed(OfficeDay(now, PLAIN, known, THEMSELVES), tuple(seen))


def reminded(now: datetime, *out: Out, **more: Someone) -> list[tuple[int, Rung]]:
    """Who is reminded, and of which rung."""
    found = owed(now, *out, **more).reminders
    return [(one.person_id, max(each.rung for each in (*one.own, *one.shared))) for one in found]


@pytest.mark.parametrize(
    ("now", "rungs"),
    [
        (at(TIMES.reminder_1.date(), 9, 29), []),
        (TIMES.reminder_1, [Rung.FIRST]),
        (TIMES.reminder_2, [Rung.SECOND]),
        (TIMES.lead_deadline, [Rung.SECOND]),
        (TIMES.overdue, [Rung.OVERDUE]),
        (at(TIMES.cut_off.date(), 11, 59), [Rung.OVERDUE]),
        (TIMES.cut_off, []),
    ],
)
def test_the_rung_is_the_last_that_came(now: datetime, rungs: list[Rung]) -> None:
    """Before the first rung and from the cut-off on there is none; a missed one is not made up for."""
    assert reminded(now) == [(1, rung) for rung in rungs]


@pytest.mark.parametrize(
    ("someone", "comes"),
    [
        (told_on(TIMES.reminder_1), False),
        (told_on(TIMES.reminder_1 - A_DAY), True),
        (told_on(TIMES.reminder_1 - timedelta(minutes=30)), False),
        (Someone(answered={"returns": TIMES.reminder_1 - A_DAY}), True),
        (Someone(answered={"returns": TIMES.reminder_1 - A_DAY + timedelta(seconds=1)}), False),
        (Someone(away=(AwayDays(TIMES.reminder_1.date(), TIMES.reminder_1.date()),)), False),
        (Someone(away=(AwayDays(TIMES.reminder_1.date() + A_DAY, TIMES.draft.date()),)), True),
        (Someone(Hours(start=time(9, 31))), False),
        (Someone(Hours(start=time(9, 30))), True),
        (Someone(Hours(start=time(8), end=time(9, 30))), False),
        (Someone(Hours(ZoneInfo("America/New_York"))), False),
        (Someone(Hours(ZoneInfo("Europe/Madrid"))), True),
    ],
)
def test_who_may_be_told(someone: Someone, comes: bool) -> None:
    """Once a day, a day after an answer, in their hours, not while away: to the second."""
    assert bool(reminded(TIMES.reminder_1, p1=someone)) is comes


def test_the_cover_is_told_and_no_cover_of_a_cover() -> None:
    """The named cover, else the deputy; nobody where they are away as well."""
    now, day = TIMES.reminder_1, TIMES.reminder_1.date()
    away, covered = Someone(away=(AwayDays(day, day),)), Someone(away=(AwayDays(day, day, cover_id=2),))
    with_deputy = return_(deputies=(2,))
    assert reminded(now, p1=covered) == [(2, Rung.FIRST)]
    assert reminded(now, with_deputy, p1=away) == [(2, Rung.FIRST)]
    assert reminded(now, p1=away) == []
    assert reminded(now, p1=covered, p2=away) == []


def test_the_second_reminder_copies_the_co_lead_and_the_deputy() -> None:
    """Each gets one message: what they share with what is their own; the first and overdue copy nobody."""
    shared = return_(shares=(2, 3), deputies=(3,))
    own = return_(2, asked=2)
    found = owed(TIMES.reminder_2, shared, own, p3=TOLD).reminders
    day = TIMES.reminder_2.date()
    assert found == (
        Reminder(1, day, (due(1, SECOND),)),
        Reminder(2, day, (due(2, SECOND),), (due(1, SECOND),)),
        Reminder(3, day, (), (due(1, SECOND),)),
    )
    for now in (TIMES.reminder_1, TIMES.overdue):
        assert [one for one, _ in reminded(now, shared, p3=TOLD)] == [1]


def test_who_hears_in_an_sros_place() -> None:
    """Their cover; else, and where the SRO is the one who was asked or the role is vacant, the chief
    executive."""
    now, day = TIMES.escalation, TIMES.escalation.date()

    def heard(out: Out = ONE, **more: Someone) -> tuple[Escalation, ...]:
        return owed(now, out, **more).escalations

    assert heard() == (Escalation(9, 9, day, (ONE.ask,)),)
    assert heard(p9=Someone(away=(AwayDays(day, day, cover_id=2),))) == (Escalation(9, 2, day, (ONE.ask,)),)
    assert heard(p9=Someone(away=(AwayDays(day, day),))) == (Escalation(9, None, day, (ONE.ask,)),)
    assert heard(return_(asked=9)) == (Escalation(9, None, day, (ONE.ask,)),)
    assert heard(return_(escalates_to=None)) == (Escalation(None, None, day, (ONE.ask,)),)
    assert heard(return_(escalated=True)) == ()


def test_the_counts_come_of_what_is_counted_while_the_office_is_at_work() -> None:
    """For each kind and quarter once, however many there are."""
    counted = return_(counted=True, quarter=QuarterName(2021, 2))
    found = owed(TIMES.escalation, counted, replace(counted, ask=AskId("returns", 2)), ONE)
    assert found.counts == (("returns", QuarterName(2021, 2)),)
    assert owed(TIMES.escalation - timedelta(hours=3), counted).counts == ()
