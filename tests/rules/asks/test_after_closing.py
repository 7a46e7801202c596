"""What an SRO hears of returns whose own time runs out once returns have closed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from storage.rules.answering.steps import in_the_draft, return_steps
from storage.rules.asks.out import Out
from storage.rules.asks.reminders import Escalation
from storage.rules.calendar.working_days import at
from tests.rules.asks.test_reminders import PLAIN, TIMES, owed, return_


def late_return(id: int, due: datetime) -> Out:
    """A return whose own time ran out when returns had closed."""
    return return_(
        id,
        steps=return_steps(due, TIMES, PLAIN),
        due=due,
        closed=True,
        told_anyway=in_the_draft(due, TIMES, PLAIN),
    )


def working_mornings(first: date, last: datetime) -> list[datetime]:
    """Half past nine of each working day."""
    days = (first + timedelta(days=number) for number in range((last.date() - first).days + 1))
    return [at(day, 9, 30) for day in days if PLAIN.is_working_day(day)]


def test_an_sro_hears_of_what_is_out_in_one_message() -> None:
    """What had time of its own past the closing and ran out before the draft: the working day after it, all together;
    the chief executive's channel has read of it with the draft. What has time past the draft is told two working days
    after that."""
    draft = TIMES.draft.date()
    after, long_after = at(PLAIN.add(draft, 1), 9, 30), at(PLAIN.add(draft, 3), 9, 30)
    times = (
        at(TIMES.cut_off.date(), 17),
        at(PLAIN.previous_working_day(draft), 17),
        at(PLAIN.add(draft, 1), 17),
    )
    out = [late_return(number, due) for number, due in enumerate(times, start=1)]
    told = {now: owed(now, *out).escalations for now in working_mornings(TIMES.cut_off.date(), after)}
    together = Escalation(9, 9, after.date(), (out[0].ask, out[1].ask))
    assert [(now, found) for now, found in told.items() if found] == [(after, (together,))]
    assert owed(long_after, out[2]).escalations == (Escalation(9, 9, long_after.date(), (out[2].ask,)),)
    nobodys = [replace(one, escalates_to=None) for one in out]
    assert owed(after, *nobodys).escalations == ()
    assert owed(long_after, *nobodys).escalations == (
        Escalation(None, None, long_after.date(), (out[2].ask,)),
    )
