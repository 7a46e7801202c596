"""What the record tells the planner of reminders, and what it finds to be owed, over every kind of ask. Whom to
remind and when is rules/reminders'; what a message then tells is still_out's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks import delays
from storage.asks.delays import Delay
from storage.asks.kinds import KINDS, everything_out
from storage.asks.running import opened_last
from storage.asks.told import last_told
from storage.calendar.quarters import calendar, today
from storage.enums import OutboxState
from storage.facts.plan import QuarterName
from storage.outbox.outbox import UNSENT, is_owed
from storage.people.absences import absences_between
from storage.people.hours import hours_of
from storage.people.reaching import reached_in_slack
from storage.people.roles import holders_on
from storage.record.marks import Shows
from storage.record.rows import AnyRow
from storage.rules.asks import reminders
from storage.rules.asks.out import NEVER, AskId, AwayDays, Out, Someone
from storage.rules.asks.reminders import Escalation, OfficeDay, Owed
from storage.tables import OutboxMessage, Person

REMINDER = "reminder"
"""What the outbox calls a reminder, the plan office's by hand included."""
MOST_AWAY = timedelta(days=1)
"""How far somebody's own date may be from London's."""


@dataclass(frozen=True)
class Seen:
    """One look at all that is out, by ask, with what the planner saw of it."""

    office: OfficeDay
    out: Mapping[AskId, Out]


@dataclass(frozen=True)
class Round:
    """What a look found to be owed."""

    look: Seen
    owed: Owed


def round_of(session: Session, now: datetime) -> Round | None:
    """What is owed now; None where nothing is. Nobody is looked at while no ask can be a reason to."""
    out = list(everything_out(session, now))
    if not any(reminders.perhaps(now, one) for one in out):
        return None
    seen = look(session, now, out)
    owed = reminders.owed(seen.office, out)
    counts = tuple(one for one in owed.counts if not is_owed(session, counts_key(*one)))
    found = Owed(owed.reminders, owed.escalations, counts)
    return Round(seen, found) if found.tells() else None


def look(session: Session, now: datetime, out: Collection[Out] | None = None) -> Seen:
    """All that is out and everybody, as they are now: a fixed number of statements besides the kinds' own."""
    found = everything_out(session, now) if out is None else out
    holders = holders_on(session, today(now))
    office = OfficeDay(now, calendar(session), people(session, holders, now), holders)
    return Seen(office, {one.ask: one for one in found})


# --- people as the planner knows them ------------------------------------------------------------------


def people(session: Session, holders: Mapping[int, int], now: datetime) -> dict[int, Someone]:
    """Everybody, with their hours, their absences about now, and when they last answered and were told."""
    answered, told, since = last_answers(session, now), last_told(session, now), opened_last(session, now)
    away, delayed = absences_about(session, holders, now), delays.delays(session, since)
    rows = session.execute(
        select(Person.id, Person.slack_id, Person.time_zone, Person.works_from, Person.works_until)
    )
    nothing = Delay(0, since, None)
    return {
        row.id: Someone(
            hours_of(row),
            tuple(away.get(row.id, ())),
            answered.get(row.id, NEVER),
            told.get(row.id, NEVER),
            put_off_until=delayed.get(row.id, nothing).until,
            put_off_times=delayed.get(row.id, nothing).times,
            in_slack=row.slack_id is not None,
            heard=frozenset(kind for kind, at in told.get(row.id, NEVER).items() if at >= since),
        )
        for row in rows
    }


def last_answers(session: Session, now: datetime) -> dict[int, dict[str, datetime]]:
    """When each person last answered an ask of each kind, of those who did lately."""
    found: dict[int, dict[str, datetime]] = {}
    for kind in KINDS.values():
        for person_id, at in kind.answers(session, now).items():
            found.setdefault(person_id, {})[kind.name] = at
    return found


def absences_about(session: Session, holders: Mapping[int, int], now: datetime) -> dict[int, list[AwayDays]]:
    """The absences of these days, by person, the newest first; a cover is whoever else holds the role now."""
    day = today(now)
    found: dict[int, list[AwayDays]] = {}
    near = absences_between(session, day - MOST_AWAY, day + MOST_AWAY)
    reached = reached_in_slack(session, holders, {one.cover_role_id for one in near if one.cover_role_id})
    for one in near:
        cover = holders.get(one.cover_role_id or 0) if one.cover_role_id in reached else None
        other = cover if cover != one.person_id else None
        found.setdefault(one.person_id, []).insert(0, AwayDays(one.first, one.last, other))
    return found


# --- keys ----------------------------------------------------------------------------------------------


def reminder_key(person_id: int, day: date) -> str:
    """The key of a person's one reminder of a day."""
    return f"{REMINDER}:{person_id}:{day.isoformat()}"


def escalation_key(one: Escalation) -> str:
    """The key of an escalation: each ask is told of once, so its first names it."""
    first = one.asks[0]
    return f"escalation:{one.superior_id or 'vacant'}:{first.kind}:{first.id}"


def counts_key(kind: str, name: QuarterName | None) -> str:
    """The key of the counts of a kind and quarter for the chief executive."""
    what = KINDS[kind].counts or f"missing_{kind}"
    return f"{what}:{f'{name.year}Q{name.number}' if name else 'always'}"


def standing_reminders(session: Session, since: datetime) -> list[AnyRow]:
    """The newest reminder since then of each person, by person_id, addressee and key: of those that ask still."""
    posts = select(OutboxMessage.person_id, OutboxMessage.addressee, OutboxMessage.key).where(
        OutboxMessage.shows == Shows.REMINDER,
        OutboxMessage.live,
        OutboxMessage.created_at >= since,
        OutboxMessage.state.in_((*UNSENT, OutboxState.SENT)),
    )
    newest = {row.person_id: row for row in session.execute(posts.order_by(OutboxMessage.id))}
    return [row for _, row in sorted(newest.items())]
