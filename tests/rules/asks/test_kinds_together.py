"""Several kinds of ask of one person, and what each may say of who stands in."""

from dataclasses import replace
from datetime import timedelta

from storage.rules.answering.steps import return_steps
from storage.rules.asks.out import AskId, AwayDays, Rung, Someone, Steps
from storage.rules.asks.reminders import Due
from storage.rules.calendar.working_days import at
from tests.rules.asks.test_reminders import (
    A_DAY,
    ONE,
    PLAIN,
    SECOND,
    TIMES,
    TOLD,
    USUAL,
    due,
    owed,
    reminded,
    return_,
    told_on,
)


def test_what_is_no_news_goes_along_with_what_is() -> None:
    """Told of since its rung came, an ask owes no message of its own; it is there with one that is news."""
    found = owed(TIMES.reminder_2, p1=told_on(TIMES.reminder_2 - timedelta(hours=15)))
    assert [one.person_id for one in found.reminders] == [1]
    later = TIMES.reminder_2 + A_DAY
    assert not owed(later, p1=told_on(TIMES.reminder_2)).tells()
    newer = return_(2, steps=Steps(first=later))
    (one,) = owed(later, ONE, newer, p1=told_on(TIMES.reminder_2)).reminders
    assert one.own == (due(1, SECOND), Due(newer.ask, Rung.FIRST, later))
    assert owed(TIMES.reminder_2, p1=told_on(TIMES.reminder_2)).reminders == ()


def test_one_message_a_day_whatever_it_is_about() -> None:
    """Two kinds that come due together are one message; what comes of another kind later on that day waits until the
    next, and is news then."""
    figure = replace(ONE, ask=AskId("figures", 1))
    (one,) = owed(TIMES.reminder_1, ONE, figure).reminders
    assert one.asks == (ONE.ask, figure.ask)
    noon = TIMES.reminder_1 + timedelta(hours=3)
    told = Someone(told={"returns": TIMES.reminder_1})
    assert owed(noon, ONE, figure, p1=told).reminders == ()
    (later,) = owed(noon + A_DAY, ONE, figure, p1=told).reminders
    assert later.asks == (ONE.ask, figure.ask)


def test_an_answer_brings_peace_about_its_kind() -> None:
    """Whoever has just answered a return is still told of a figure, and of no return."""
    figure = replace(ONE, ask=AskId("figures", 1))
    busy = Someone(answered={"returns": TIMES.reminder_1 - timedelta(hours=1)})
    (one,) = owed(TIMES.reminder_1, ONE, figure, p1=busy).reminders
    assert one.asks == (figure.ask,)


def test_who_is_out_of_reach_is_told_once() -> None:
    """The plan office hears that it could not be delivered, and no more for each reminder; nobody out of reach stands
    in for anybody."""
    gone, day = Someone(in_slack=False), TIMES.reminder_1.date()
    assert len(owed(TIMES.reminder_1, p1=gone).reminders) == 1
    assert owed(TIMES.reminder_1, p1=replace(gone, heard=frozenset(("returns",)))).reminders == ()
    away = Someone(away=(AwayDays(day, day),))
    assert owed(TIMES.reminder_1, return_(deputies=(2,)), p1=away, p2=gone).reminders == ()
    (heard,) = owed(TIMES.escalation, p9=gone).escalations
    assert heard.to_id is None


def test_only_deputies_stand_in_where_nobody_else_may() -> None:
    """A cover that the absent named is passed over; every deputy who is there is told."""
    day = TIMES.reminder_1.date()
    agreement = return_(may_be_covered=False, deputies=(3, 4))
    away = Someone(away=(AwayDays(day, day, cover_id=2),))
    found = owed(TIMES.reminder_1, agreement, p1=away, p3=TOLD, p4=TOLD).reminders
    assert [one.person_id for one in found] == [3, 4]


def test_what_was_put_off_is_news_on_its_day() -> None:
    """On the day until which it was put off, of the kinds that it told of and of no other."""
    until = TIMES.reminder_1 + A_DAY
    put_off = Someone(told={"returns": TIMES.reminder_1}, put_off_until=until.date(), put_off_times=1)
    assert len(owed(until, p1=put_off).reminders) == 1
    figure = replace(ONE, ask=AskId("figures", 1))
    earlier = {
        "figures": TIMES.reminder_1 + timedelta(minutes=1),
        "returns": TIMES.reminder_1 + timedelta(hours=1),
    }
    assert owed(until, figure, p1=replace(put_off, told=earlier)).reminders == ()


def test_a_deadline_of_its_own_moves_the_steps_of_a_return() -> None:
    """A reminder on its morning, overdue on the next working day, the SRO on the one after, for a week."""
    own = at(TIMES.overdue.date(), 17)
    late = return_(steps=return_steps(own, TIMES, PLAIN), due=own)
    assert reminded(TIMES.reminder_2, late) == []
    assert reminded(TIMES.overdue, late) == [(1, Rung.FIRST)]
    assert reminded(TIMES.escalation, late) == [(1, Rung.OVERDUE)]
    assert owed(TIMES.escalation, late).escalations == ()
    escalation = at(TIMES.cut_off.date(), 9, 30)
    assert owed(escalation, late).escalations != ()
    assert owed(escalation + timedelta(days=7), late).escalations == ()
    assert return_steps(None, TIMES, PLAIN) == USUAL
