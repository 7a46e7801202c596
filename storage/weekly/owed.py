"""What is wanted of whom, for somebody's own digest: of its reader, and of others for them. What waits is worked out
by the rooms whose it is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import OUT, today
from storage.decisions import due_dates, undecided
from storage.enums import Duty, PathKind, ReturnState
from storage.facts.standing import Standing
from storage.facts.weekly import Audience, Dated, OwedBy, Thing, WantedThing, Week
from storage.people.roles import Actor
from storage.rules.same_text import folded
from storage.sign_off import queues
from storage.standing.backdrop import Backdrop, newest_backdrop
from storage.tables import Commitment, DueDateRequest, Return

STILL_OUT = (
    select(Commitment.ref, Return.state, Return.due_at)
    .join(Return, Return.commitment_id == Commitment.id)
    .where(Return.state.in_(OUT))
)


def with_owed(session: Session, week: Week, reader: Actor, who: Audience, now: datetime) -> Week:
    """The week with what is wanted of its reader, and of others. Help that is asked of the reader is told as that."""
    behind = newest_backdrop(session)
    mine = [one for one in week.dated if one.thing is Thing.HELP and is_asked(one, reader)]
    owed = [
        *(agreements(session, behind, week, reader, now) if behind else ()),
        *dates(session, week, reader),
        *(redactions(session, reader) if Duty.CHIEF_EXECUTIVE in reader.duties else ()),
        *map(as_owed, mine),
        *(returns(session, behind, week, who, reader) if behind else ()),
    ]
    wishes = {ref for one in owed if one.wanted is WantedThing.NEW_DATE for ref in one.refs}
    dated = [one for one in week.dated if one not in mine and not is_wish(one, wishes)]
    return replace(week, owed=tuple(owed), dated=tuple(dated))


def is_wish(one: Dated, wishes: Collection[str]) -> bool:
    """Whether it is the way back that waits for a later due date, which is told as what somebody is to decide."""
    return one.thing is Thing.PROMISE and one.kind == PathKind.DECISION_NEW_DATE and one.ref in wishes


def is_asked(one: Dated, reader: Actor) -> bool:
    """Whether help is asked of a role that the reader holds."""
    return folded(one.whom) in {folded(role) for role in reader.roles}


def as_owed(one: Dated) -> OwedBy:
    """Help that is asked of the reader."""
    return OwedBy(WantedThing.HELP, one.whom, 1, one.since, one.due, (one.ref,), one.what, mine=True)


def returns(session: Session, behind: Backdrop, week: Week, who: Audience, reader: Actor) -> Iterator[OwedBy]:
    """Returns that are not in, under the SRO for the chief executive, under the lead for an SRO; apart from them what
    was sent back, which is in. Each by its own day, where it has one. Nobody owes themselves one: of those that they
    agree themselves it is the lead who does, for their own they are asked elsewhere."""
    since = today(behind.quarter.opened_at) if behind.quarter.opened_at else week.day
    rows = session.execute(STILL_OUT.where(Return.quarter_id == behind.quarter.id)).all()
    out = {ref: (wanted_in(state), today(own or behind.times.lead_deadline)) for ref, state, own in rows}
    groups = dict[tuple[str, WantedThing, date], list[str]]()
    for terms in (one.standing.terms for one in week.stood if one.standing.terms.ref in out):
        whom = terms.sro if who is Audience.CHIEF and terms.sro not in reader.roles else terms.lead
        if whom not in reader.roles:
            groups.setdefault((whom, *out[terms.ref]), []).append(terms.ref)
    for (whom, wanted, due), refs in groups.items():
        yield OwedBy(wanted, whom, len(refs), since, due, tuple(refs))


def wanted_in(state: ReturnState) -> WantedThing:
    """What is wanted of the lead of a return in this state."""
    return WantedThing.SENT_BACK if state is ReturnState.RETURNED else WantedThing.RETURNS


def by_sro(found: Iterable[Standing]) -> dict[str, list[str]]:
    """Their refs, by who agrees them."""
    groups = dict[str, list[str]]()
    for one in found:
        groups.setdefault(one.terms.sro, []).append(one.terms.ref)
    return groups


def agreements(
    session: Session, behind: Backdrop, week: Week, reader: Actor, now: datetime
) -> Iterator[OwedBy]:
    """Answers that wait to be agreed: by the reader, and by other SROs."""
    if not queues.takes_agreement(session, behind.quarter):
        return
    mine = [line.terms.ref for line in queues.queue_before(session, behind, reader, now).lines]
    waits = [one.standing for one in week.stood if one.standing.state is ReturnState.SUBMITTED]
    due = today(behind.times.sros_done)
    if mine:
        since = min(
            (came for one in waits if (came := day_of(one)) and one.terms.ref in mine), default=week.day
        )
        yield OwedBy(WantedThing.AGREEMENTS, "", len(mine), since, due, tuple(mine), mine=True)
    others = [one for one in waits if one.terms.ref not in mine]
    for sro, refs in by_sro(others).items():
        since = min(
            (came for one in others if (came := day_of(one)) and one.terms.ref in refs), default=week.day
        )
        yield OwedBy(WantedThing.AGREEMENTS, sro, len(refs), since, due, tuple(refs))


def dates(session: Session, week: Week, reader: Actor) -> Iterator[OwedBy]:
    """Later due dates that wait to be decided, of what the reader's digest is about."""
    known = {one.standing.terms.ref for one in week.stood}
    for request in undecided.due_dates(session):
        commitment = due_dates.commitment_of(session, request)
        if commitment.ref in known:
            whose = due_dates.whose_it_is(session, request, week.day)
            whom = next(iter(whose.values()), commitment.sro.title)
            yield wish(request, commitment.ref, whom, mine=reader.person_id in whose)


def wish(request: DueDateRequest, ref: str, whom: str, *, mine: bool) -> OwedBy:
    """One of them, and the role that it waits for."""
    asked, until = today(request.asked_at), request.new_due.isoformat()
    return OwedBy(WantedThing.NEW_DATE, whom, 1, asked, None, (ref,), until, mine=mine)


def redactions(session: Session, reader: Actor) -> Iterator[OwedBy]:
    """Redactions that the reader may confirm: nobody confirms what they asked for."""
    waiting = [one for one in undecided.redactions(session) if one.asked_by_id != reader.person_id]
    if waiting:
        since = min(today(one.asked_at) for one in waiting)
        yield OwedBy(WantedThing.REDACTION, "", len(waiting), since, mine=True)


def day_of(one: Standing) -> date | None:
    """The day on which a return came in."""
    return today(one.submitted_at) if one.submitted_at else None
