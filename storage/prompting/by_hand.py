"""Whom the plan office means when it chases by hand, and what is still out for them. The reminders that come by
themselves are reminding's; both share one key a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from storage.asks.reminding import Seen, look
from storage.asks.running import running
from storage.asks.still_out import reminder_parts
from storage.calendar.quarters import calendar, timetable_of, today
from storage.enums import ReturnState
from storage.facts.asks import ReminderFacts, StillOut
from storage.facts.plan import QuarterName
from storage.prompting import asking
from storage.prompting.asking import Asked
from storage.prompting.kind import RETURNS, still_out, was_sent_back
from storage.record.rows import AnyRow
from storage.rules.asks.out import AskId, Rung
from storage.rules.asks.reminders import Due, Reminder, at_work_again, stand_ins


@dataclass(frozen=True)
class Wanted:
    """Who is to be chased, and the reminder that they would get: `facts` of the quarter that is meant, without lines
    where nothing is out, and all `parts` of it, the older quarter first, as they have one reminder a day.
    `away_until` is the last day of their own absence, which nobody covers; `at_work` when their hours next begin.
    Both are None for someone who is there."""

    person_id: int
    roles: str
    facts: ReminderFacts
    parts: tuple[ReminderFacts, ...]
    away_until: date | None = None
    at_work: datetime | None = None

    @property
    def asks(self) -> list[AskId]:
        """All that it names."""
        return [AskId(one.kind, line.id) for one in self.parts for line in one.own]


def for_return(session: Session, name: QuarterName, return_id: int, now: datetime) -> Wanted | None:
    """Whoever is asked for that return today; None where nobody in Slack is."""
    asked, _ = asking.who_is_asked(session, name, today(now))
    found = next((one for one in asked if return_id in one.return_ids), None)
    return wanted(session, name, found, now) if found else None


def for_role(session: Session, name: QuarterName, title: str, now: datetime) -> Wanted | None:
    """Whoever is asked for the returns that this role leads; None where nobody in Slack is."""
    asked, _ = asking.who_is_asked(session, name, today(now))
    found = next((one for one in asked if title in one.roles), None)
    return wanted(session, name, found, now) if found else None


def wanted(session: Session, name: QuarterName, asked: Asked, now: datetime) -> Wanted:
    """All that is out for this person, as one reminder."""
    facts = facts_of(session, name, still_out(session, name), asked, now)
    found = look(session, now)
    parts = [
        one
        for each in running(session)
        if (one := facts if each == name else of_another(session, each, asked.person_id, now))
    ]
    someone = found.office.people[asked.person_id]
    absence = someone.absence(now)
    later = None if someone.hours.has(now) else at_work_again(calendar(session), someone.hours, now)
    away_until = absence.last if absence else None
    parts += of_other_kinds(found, asked.person_id)
    return Wanted(asked.person_id, asked.addressee, facts, tuple(parts), away_until, later)


def of_other_kinds(found: Seen, person_id: int) -> list[ReminderFacts]:
    """What else is out for this person that they may be reminded of by now."""
    theirs = [
        Due(one.ask, *reached)
        for one in found.out.values()
        if one.ask.kind != RETURNS and not one.closed and person_id in stand_ins(found.office, one)
        if (reached := one.steps.reached(found.office.now))
    ]
    return reminder_parts(found, Reminder(person_id, today(found.office.now), tuple(theirs)))


def of_another(session: Session, name: QuarterName, person_id: int, now: datetime) -> ReminderFacts | None:
    """What this person may still answer of another quarter; None where that is nothing."""
    rows = {
        return_id: row
        for return_id, row in still_out(session, name).items()
        if row.state is not ReturnState.NO_RETURN
    }
    asked, _ = asking.who_is_asked(session, name, today(now))
    theirs = next((one for one in asked if one.person_id == person_id), None)
    facts = facts_of(session, name, rows, theirs, now) if theirs else None
    return facts if facts and facts.own else None


def facts_of(
    session: Session, name: QuarterName, rows: Mapping[int, AnyRow], asked: Asked, now: datetime
) -> ReminderFacts:
    """What of these is out for this person."""
    times = timetable_of(session, name)
    theirs = [rows[return_id] for return_id in asked.return_ids if return_id in rows]
    deadline = min((row.due_at or times.lead_deadline for row in theirs), default=times.lead_deadline)
    return ReminderFacts(
        quarter=name,
        rung=int(Rung.OVERDUE if now > deadline else Rung.FIRST),
        deadline=deadline,
        cut_off=max(times.cut_off, deadline),
        own=tuple(line_of(row, asked, (row.due_at or times.cut_off) <= now) for row in theirs),
        kind=RETURNS,
    )


def line_of(row: AnyRow, asked: Asked, closed: bool) -> StillOut:
    """One return of the reminder."""
    sent_back, away_until = was_sent_back(row), asked.covered.get(row.id)
    return StillOut(row.id, row.ref, row.title, row.lead, row.due_at, sent_back, away_until, closed)
