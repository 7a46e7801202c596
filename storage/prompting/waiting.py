"""What one person's part in a quarter is, and what waits for them of it: the list behind /updates and App Home. Who
gets a prompt is asking's; the words are digests'."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.answering.drafts import begun, drafts_of
from storage.asks.lists import besides
from storage.calendar.quarters import today
from storage.decisions import help_asked
from storage.enums import RUNNING
from storage.facts.asks import PromptLine, Waiting
from storage.facts.plan import QuarterName, RatingMeaning
from storage.people.roles import Actor
from storage.plan.plan_facts import GONE, plan_in_force
from storage.prompting.asking import asked_role, prompt_line
from storage.record.rows import AnyRow
from storage.standing import standings
from storage.standing.backdrop import Backdrop, collected_before, newest_backdrop
from storage.standing.standings import Book
from storage.tables import Commitment, Quarter, Return, Role

NOBODY_AWAY: Mapping[int, date] = MappingProxyType({})


class Theirs(NamedTuple):
    """The commitments of a quarter that one person leads or is asked for in the lead's place, co-leads, agrees and
    covers; the last with the last day of the lead's absence."""

    own: set[int]
    shared: set[int]
    agreeing: set[int]
    covering: dict[int, date]

    def answered(self) -> set[int]:
        """Those that they answer for."""
        return {*self.own, *self.shared, *self.covering}

    def all(self) -> set[int]:
        """Those, and what they agree."""
        return self.answered() | self.agreeing


ROLES: BindParameter[int] = bindparam("roles", expanding=True)
WITH_A_PART = (
    select(
        Commitment.id,
        Commitment.lead_role_id,
        Commitment.force_lead_role_id,
        Commitment.deputy_role_id,
        Commitment.sro_role_id,
        Role.route,
    )
    .join(Role, Role.id == Commitment.lead_role_id)
    .join(Return, Return.commitment_id == Commitment.id)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
    .where(Commitment.lifecycle.not_in(GONE))
    .where(
        or_(
            Commitment.lead_role_id.in_(ROLES),
            Commitment.force_lead_role_id.in_(ROLES),
            Commitment.deputy_role_id.in_(ROLES),
            Commitment.sro_role_id.in_(ROLES),
        )
    )
)
"""The commitments of a quarter in which one of these roles has a part."""


def theirs(session: Session, name: QuarterName, actor: Actor) -> Theirs:
    """What is this person's in the quarter."""
    roles = actor.role_ids
    part = {"year": name.year, "quarter": name.number, "roles": [*roles, *actor.covers]}
    rows = session.execute(WITH_A_PART, part).all()
    own = {row.id for row in rows if {row.lead_role_id, asked_role(row)} & roles}
    shared = {row.id for row in rows if {row.force_lead_role_id, row.deputy_role_id} & roles} - own
    agreeing = {row.id for row in rows if row.sro_role_id in roles}
    days = {row.id: covered_until(row, actor) for row in rows if row.id not in own | shared}
    covering = {commitment_id: until for commitment_id, until in days.items() if until}
    return Theirs(own, shared, agreeing, covering)


def covered_until(row: AnyRow, actor: Actor) -> date | None:
    """The last day on which this person covers for the commitment's lead, or for the co-lead who is asked."""
    cover = actor.covers.get(row.lead_role_id) or actor.covers.get(row.force_lead_role_id)
    return cover.until if cover else None


def waiting_for(session: Session, actor: Actor, now: datetime) -> Waiting:
    """What the newest quarter wants of this person, as lead, co-lead and SRO. Raises NoPlan."""
    return waiting_before(session, newest_backdrop(session), actor, now)


def all_waiting_for(session: Session, actor: Actor, now: datetime) -> Waiting:
    """The same, with what is still out of the quarter before it, what else is asked of them, and the help. Raises
    NoPlan."""
    behind = newest_backdrop(session)
    found = replace(
        waiting_before(session, behind, actor, now),
        besides=besides(session, actor, now),
        help=help_asked.asked_of(session, actor, today(now)),
    )
    return replace(found, older=still_out(session, behind, actor, now)) if behind else found


def waiting_before(session: Session, behind: Backdrop | None, actor: Actor, now: datetime) -> Waiting:
    """What waits in this quarter, whether it is collected or not. Raises NoPlan."""
    if behind is None or not is_collected(behind):
        return nothing_waits((behind.plan if behind else plan_in_force(session)[1]).scheme)
    whose = theirs(session, behind.name, actor)
    book = standings.book_before(session, behind, with_answers=True, ids=whose.all())
    return waiting_in(session, behind, actor, whose, book, now)


def nothing_waits(scheme: tuple[RatingMeaning, ...]) -> Waiting:
    """What waits while no quarter is collected."""
    return Waiting(None, None, None, (), (), (), scheme)


def is_collected(behind: Backdrop) -> bool:
    """Whether the quarter's returns may still change."""
    return behind.quarter.state in RUNNING


def waiting_in(
    session: Session, behind: Backdrop, actor: Actor, whose: Theirs, book: Book, now: datetime
) -> Waiting:
    """What waits in a quarter that is collected; the book has all of theirs."""
    drafts = drafts_of(session, [actor.person_id] if actor.person_id else [])
    return Waiting(
        quarter=behind.name,
        deadline=behind.times.lead_deadline,
        cut_off=behind.times.cut_off,
        own=begun(lines_of(book, now, whose.own), actor.person_id, drafts),
        shared=begun(lines_of(book, now, whose.shared), actor.person_id, drafts),
        agreeing=lines_of(book, now, whose.agreeing),
        scheme=behind.plan.scheme,
        covering=begun(lines_of(book, now, whose.covering, whose.covering), actor.person_id, drafts),
        overdue=behind.overdue(now),
        closed=behind.closed,
    )


def still_out(session: Session, newer: Backdrop, actor: Actor, now: datetime) -> Waiting | None:
    """What of this person's is still out in the quarter before this one, None where nothing is. After its draft
    only what had a deadline of its own is wanted, as in chasing.still_out."""
    behind = collected_before(session, newer)
    if behind is None:
        return None
    whose = theirs(session, behind.name, actor)._replace(agreeing=set())
    book = standings.book_before(session, behind, with_answers=True, ids=whose.all())
    found = waiting_in(session, behind, actor, whose, book, now)
    drafted = now >= behind.times.draft
    own, shared, covering = (
        tuple(line for line in lines if not line.done and (line.due_at or not drafted))
        for lines in (found.own, found.shared, found.covering)
    )
    return replace(found, own=own, shared=shared, covering=covering) if own or shared or covering else None


def lines_of(
    book: Book, now: datetime, commitment_ids: Collection[int], away_until: Mapping[int, date] = NOBODY_AWAY
) -> tuple[PromptLine, ...]:
    """Lines for these commitments, in the plan's order, those of an absent lead with the absence's last day."""
    return tuple(
        replace(
            prompt_line(book, commitment_id, book.returns[commitment_id].id).as_at(now),
            away_until=away_until.get(commitment_id),
        )
        for commitment_id in book.terms
        if commitment_id in commitment_ids and commitment_id in book.returns
    )
