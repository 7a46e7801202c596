"""What reminders, escalations and the counts tell of the returns that are out. Who is told is reminding's."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from storage.asks.reminding import Round
from storage.enums import ReturnState
from storage.facts.asks import EscalationFacts, MissingCounts, OutCount, ReminderFacts, StillOut
from storage.people.roles import held_on
from storage.rules.asks.putting_off import put_off_to
from storage.rules.asks.reminders import Escalation, Reminder
from storage.tables import Commitment, Holding, Quarter, Return, Role

ADDRESSEE_ROOM = 120


def reminder_facts(found: Round, one: Reminder) -> ReminderFacts:
    """What one person's reminder says of this quarter. Of several deadlines, the first is named on top."""
    usual = found.office.times.lead_deadline
    return ReminderFacts(
        quarter=found.quarter,
        rung=int(one.rung),
        deadline=min(found.rows[each].due_at or usual for each in (*one.own, *one.shared)),
        cut_off=found.office.times.cut_off,
        own=tuple(still_out(found, each, one.person_id) for each in one.own),
        shared=tuple(still_out(found, each) for each in one.shared),
        until=until(found, one) if one.own else None,
    )


def until(found: Round, one: Reminder) -> date | None:
    """The day until which this reminder may be put off."""
    office, someone = found.office, found.office.people[one.person_id]
    return put_off_to(
        office.now, someone.hours, office.calendar, office.times.lead_deadline, times=someone.put_off_times
    )


def still_out(found: Round, return_id: int, reader_id: int | None = None) -> StillOut:
    """One return of a list; for a reader who is asked in an absent lead's place, until when that is."""
    row, out = found.rows[return_id], found.out[return_id]
    covers = reader_id is not None and out.person_id is not None and out.person_id != reader_id
    absence = found.office.people[out.person_id or 0].absence(found.office.now) if covers else None
    return StillOut(
        return_id=return_id,
        ref=row.ref,
        title=row.title,
        lead=row.lead,
        due_at=row.due_at,
        sent_back=found.out[return_id].sent_back,
        away_until=absence.last if absence else None,
    )


def escalation_facts(found: Round, one: Escalation) -> EscalationFacts:
    """What an SRO hears, or whoever hears it in their place: refs and roles."""
    rows = [found.rows[each] for each in one.return_ids]
    return EscalationFacts(
        quarter=found.quarter,
        sro=rows[0].sro,
        missing=tuple((row.ref, row.lead) for row in rows if not found.out[row.id].sent_back),
        sent_back=tuple((row.ref, row.lead) for row in rows if found.out[row.id].sent_back),
        cut_off=found.office.times.cut_off,
        in_place=one.to_id != one.sro_id or one.to_id is None,
        closed=all(found.out[each].closed for each in one.return_ids),
    )


def missing_counts(session: Session, found: Round) -> MissingCounts:
    """How many returns are out, by SRO, those with none out left out; the most first."""
    awaited = [each for each in found.out.values() if not (each.closed or each.sent_back)]
    out = Counter(found.rows[each.return_id].sro for each in awaited)
    asked = returns_by_sro(session, found)
    counts = tuple(OutCount(sro, number, asked[sro]) for sro, number in out.most_common())
    return MissingCounts(found.quarter, counts, found.office.times.cut_off)


def returns_by_sro(session: Session, found: Round) -> dict[str, int]:
    """How many returns of the quarter each SRO has, those that were waived left out."""
    sro = aliased(Role)
    rows = session.execute(
        select(sro.title, func.count())
        .join(Commitment, Commitment.sro_role_id == sro.id)
        .join(Return, Return.commitment_id == Commitment.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(
            Quarter.year == found.quarter.year,
            Quarter.number == found.quarter.number,
            Return.state != ReturnState.WAIVED,
        )
        .group_by(sro.title)
    )
    return dict(rows.all())


def roles_of(session: Session, people: Collection[int], day: date) -> dict[int, str]:
    """The roles that these people hold on a day, as a message's addressee is told of."""
    rows = session.execute(
        select(Holding.person_id, Role.title)
        .join(Role, Role.id == Holding.role_id)
        .where(Holding.person_id.in_(people), held_on(day))
        .order_by(Role.id)
    )
    found: dict[int, list[str]] = {}
    for person_id, title in rows:
        found.setdefault(person_id, []).append(title)
    return {person_id: ", ".join(titles)[:ADDRESSEE_ROOM] for person_id, titles in found.items()}
