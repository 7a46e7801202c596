"""What the record tells the planner of reminders, and what is kept of its decisions. Whom to remind and when is
rules/reminders'; what a message then tells is still_out's."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, true, update
from sqlalchemy.orm import Session, aliased

from storage.asks import putting_off
from storage.asks.asking import asked_role
from storage.calendar.quarters import OUT, calendar, quarter_row, timetable_of, today
from storage.enums import OutboxKind, OutboxState, ReturnState
from storage.facts.plan import QuarterName
from storage.outbox.outbox import UNSENT, is_owed
from storage.people.absences import absences_between
from storage.people.hours import hours_of
from storage.people.reaching import reached_in_slack
from storage.people.roles import holders_on
from storage.record import audit
from storage.record.marks import Shows
from storage.record.rows import AnyRow
from storage.rules.asks.reminders import QUIET, AwayDays, Escalation, OfficeDay, Out, Owed, Reminder, Someone
from storage.rules.asks.rounds import owed
from storage.rules.standing.counting import stands
from storage.standing.standing_rows import running_ids
from storage.tables import Commitment, OutboxMessage, Person, Quarter, Return, Revision, Role

REMINDER = "reminder"
"""What the outbox calls a reminder, the plan office's by hand included."""
TOLD = ("prompt", REMINDER)
"""What tells a person of their outstanding returns: after one of these, no reminder on the same day."""
REMEMBERED = timedelta(days=366)
"""How long what somebody was told can matter: no quarter is reminded of for so long."""
MOST_AWAY = timedelta(days=1)
"""How far somebody's own date may be from London's."""


@dataclass(frozen=True)
class Round:
    """One look at one quarter: the returns that are out, by id, what the planner saw of them, and what is owed."""

    quarter: QuarterName
    office: OfficeDay
    rows: Mapping[int, AnyRow]
    out: Mapping[int, Out]
    owed: Owed


def rounds(session: Session, now: datetime) -> list[Round]:
    """What is owed for each quarter that is being collected, the older first; none where nothing is."""
    found = [one for name in running(session) if (one := look(session, name, now))]
    return found if any(one.owed.tells() for one in found) else []


def running(session: Session) -> list[QuarterName]:
    """The newest two quarters of which something may be out, the older first."""
    return [*reversed(running_ids(session).values())]


def told_together(found: Sequence[Round]) -> dict[int, list[tuple[Round, Reminder]]]:
    """What each person's one reminder of the day says, by quarter: all that has come due, of every quarter, for
    whoever has news in one of them. A list that waited would be told as old tomorrow, and so never."""
    told = {one.person_id for each in found for one in each.owed.reminders}
    parts: dict[int, list[tuple[Round, Reminder]]] = {person_id: [] for person_id in sorted(told)}
    for each in found:
        for one in (*each.owed.reminders, *each.owed.also):
            if one.person_id in told:
                parts[one.person_id].append((each, one))
    return parts


def look(session: Session, name: QuarterName, now: datetime) -> Round | None:
    """The quarter as it is now, in a fixed number of statements; None where nobody can be owed anything."""
    times = timetable_of(session, name)
    rows = still_out(session, name, after_draft=now >= times.draft) if now >= times.reminder_1 else {}
    if not rows:
        return None
    told = is_owed(session, counts_key(name))
    holders = reachable_holders(session, today(now))
    office = OfficeDay(now, times, calendar(session), people(session, holders, now), counts_told=told)
    out = {row.id: as_out(row, holders) for row in rows.values()}
    return Round(name, office, rows, out, owed(office, tuple(out.values())))


def still_out(session: Session, name: QuarterName, *, after_draft: bool) -> dict[int, AnyRow]:
    """The returns that are not answered, by id, in the plan's order; after the draft only those that had a
    deadline of their own."""
    lead, sro = aliased(Role), aliased(Role)
    rows = session.execute(
        select(
            Return.id,
            Return.state,
            Return.rating,
            Return.due_at,
            Return.escalated_at,
            Commitment.ref,
            Commitment.title,
            Commitment.lead_role_id,
            Commitment.force_lead_role_id,
            Commitment.deputy_role_id,
            Commitment.sro_role_id,
            lead.title.label("lead"),
            lead.route.label("route"),
            sro.title.label("sro"),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(lead, Commitment.lead_role_id == lead.id)
        .join(sro, Commitment.sro_role_id == sro.id)
        .where(
            Quarter.year == name.year,
            Quarter.number == name.number,
            Return.state.in_((*OUT, ReturnState.NO_RETURN)),
            Return.due_at.is_not(None) if after_draft else true(),
        )
        .order_by(Commitment.priority_id, Commitment.position)
    )
    return {row.id: row for row in rows}


def as_out(row: AnyRow, holders: Mapping[int, int]) -> Out:
    """One of them as the planner takes it."""
    return Out(
        return_id=row.id,
        person_id=holders.get(asked_role(row)),
        sro_id=holders.get(row.sro_role_id),
        deputy_id=holders.get(row.deputy_role_id or 0),
        co_lead_id=holders.get(row.force_lead_role_id or 0),
        due_at=row.due_at,
        closed=row.state is ReturnState.NO_RETURN,
        escalated=row.escalated_at is not None,
        sent_back=was_sent_back(row),
    )


def was_sent_back(row: AnyRow) -> bool:
    """Whether it was answered and sent back, in time or out of it."""
    return stands(row.state, row.rating) is ReturnState.RETURNED


# --- people as the planner knows them ------------------------------------------------------------------


def reachable_holders(session: Session, day: date) -> dict[int, int]:
    """Who holds each role, those left out whom Slack does not know: the plan office has heard that their prompt
    could not be delivered, and hears no more for each reminder."""
    known = set(session.scalars(select(Person.id).where(Person.slack_id.is_not(None))))
    return {role: person for role, person in holders_on(session, day).items() if person in known}


def people(session: Session, holders: Mapping[int, int], now: datetime) -> dict[int, Someone]:
    """Everybody, with their hours, their absences about now, and when they last answered and were told."""
    answered, told = last_answers(session, now), last_told(session, now)
    away, delayed = (
        absences_about(session, holders, now),
        putting_off.delays(session, opened_last(session, now)),
    )
    return {
        row.id: replace(
            Someone(hours_of(row), tuple(away.get(row.id, ())), answered.get(row.id), told.get(row.id)),
            put_off_until=delayed[row.id].until if row.id in delayed else None,
            put_off_times=delayed[row.id].times if row.id in delayed else 0,
        )
        for row in session.execute(select(Person.id, Person.time_zone, Person.works_from, Person.works_until))
    }


def opened_last(session: Session, now: datetime) -> datetime:
    """When the newest quarter of which something may be out was opened."""
    names = running(session)
    row = quarter_row(session, names[-1]) if names else None
    return row.opened_at if row and row.opened_at else now


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


def last_answers(session: Session, now: datetime) -> dict[int, datetime]:
    """When each person last answered anything, of those who did lately."""
    lately = (Revision.at > now - QUIET) & Revision.imported.is_(False) & Revision.author_id.is_not(None)
    rows = session.execute(
        select(Revision.author_id, func.max(Revision.at)).where(lately).group_by(Revision.author_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}


def last_told(session: Session, now: datetime) -> dict[int, datetime]:
    """When each person was last owed a prompt or a reminder, of those who were in the last year."""
    lately = OutboxMessage.created_at > now - REMEMBERED
    telling = OutboxMessage.what.in_(TOLD) & (OutboxMessage.kind == OutboxKind.POST) & lately
    rows = session.execute(
        select(OutboxMessage.person_id, func.max(OutboxMessage.created_at))
        .where(telling, OutboxMessage.person_id.is_not(None))
        .group_by(OutboxMessage.person_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}


# --- keys, and what is kept ----------------------------------------------------------------------------


def reminder_key(person_id: int, day: date) -> str:
    """The key of a person's one reminder of a day."""
    return f"{REMINDER}:{person_id}:{day.isoformat()}"


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


@dataclass(frozen=True)
class Opened:
    """A quarter of which something may be out: since when, and how each return of it stands, by ref."""

    name: QuarterName
    opened_at: datetime
    states: Mapping[str, ReturnState]

    def out(self, refs: Collection[str], among: Collection[ReturnState]) -> bool:
        """Whether one of these stands so."""
        return any(self.states.get(ref) in among for ref in refs)

    def waived(self, refs: Collection[str]) -> bool:
        """Whether one of these is not needed any more."""
        return any(self.states.get(ref) in (None, ReturnState.WAIVED) for ref in refs)


def asked_by_then(session: Session) -> list[Opened]:
    """The quarters of which something may be out, the older first."""
    found = []
    for name in running(session):
        row = quarter_row(session, name)
        if row is not None and row.opened_at is not None:
            of_it = select(Commitment.ref, Return.state).join(Return, Return.commitment_id == Commitment.id)
            states = session.execute(of_it.where(Return.quarter_id == row.id)).all()
            found.append(Opened(name, row.opened_at, dict(states)))
    return found


def settled(asked: Sequence[Opened], refs: Collection[str]) -> Opened | None:
    """The newest of these quarters of which all that a reminder named has come or is not needed, where nothing of it
    may still come of another."""
    if any(one.out(refs, OUT) for one in asked):
        return None
    done = (one for one in reversed(asked) if not one.out(refs, (ReturnState.NO_RETURN,)))
    return next((one for one in done if any(ref in one.states for ref in refs)), None)


def escalation_key(name: QuarterName, one: Escalation) -> str:
    """The key of an escalation: each return is told of once, so its first names it."""
    return f"escalation:{name.year}Q{name.number}:{one.sro_id or 'vacant'}:{one.return_ids[0]}"


def counts_key(name: QuarterName) -> str:
    """The key of the quarter's counts for the chief executive."""
    return f"missing_counts:{name.year}Q{name.number}"


def mark_escalated(session: Session, return_ids: Collection[int], now: datetime) -> tuple[int, ...]:
    """Marks returns as told to their SRO, and says which were not marked before: of two processes that come at
    once, one gets them."""
    marked = session.scalars(
        update(Return)
        .where(Return.id.in_(return_ids), Return.escalated_at.is_(None))
        .values(escalated_at=now)
        .returning(Return.id)
    ).all()
    for return_id in sorted(marked):
        audit.record(session, now, "return_escalated", subject="return", subject_id=return_id)
    return tuple(one for one in return_ids if one in marked)
