"""Who is asked for a quarter's returns, and what their lists of updates say. What their prompts say is
prompting's, sending is bot/delivery's; the words are digests'."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Date, Select, bindparam, select, true
from sqlalchemy.orm import Session, aliased

from storage import standings
from storage.agreed_ratings import review_of
from storage.backdrop import Backdrop, newest_backdrop
from storage.collecting import today
from storage.covering import Covering, covering_on
from storage.drafts import begun, drafts_of
from storage.enums import QuarterState, ReturnState, Route
from storage.facts import PromptLine, QuarterName, RatingMeaning, Waiting
from storage.people import Actor, held_on
from storage.plan_facts import GONE, plan_in_force
from storage.standing_rows import AnyRow
from storage.standings import Book
from storage.tables import Commitment, Holding, Person, Quarter, Return, Role

NOBODY_AWAY: Mapping[int, date] = MappingProxyType({})
_ROLES: BindParameter[int] = bindparam("roles", expanding=True)
OF_ROLES = (
    Commitment.lead_role_id.in_(_ROLES)
    | Commitment.force_lead_role_id.in_(_ROLES)
    | Commitment.deputy_role_id.in_(_ROLES)
)
"""The commitments that these roles lead, co-lead or deputise for."""


@dataclass(frozen=True)
class Asked:
    """One person who gets a prompt: the roles they are asked in, and the returns. `covered` are those they are
    asked for in the place of an absent lead, each with the last day of the absence."""

    person_id: int
    roles: tuple[str, ...]
    return_ids: tuple[int, ...]
    commitment_ids: tuple[int, ...] = ()
    covered: Mapping[int, date] = field(default_factory=dict)

    @property
    def addressee(self) -> str:
        """How the plan office is told whom a message is for."""
        return ", ".join(self.roles)


@dataclass(frozen=True)
class Unasked:
    """A return that no prompt covers: nobody holds the role, or its route is the plan office."""

    ref: str
    role: str
    vacant: bool


def prompt_key(name: QuarterName, person_id: int) -> str:
    """The key of a person's prompt for a quarter."""
    return f"prompt:{name.year}Q{name.number}:{person_id}"


# --- who -----------------------------------------------------------------------------------------------


def who_is_asked(
    session: Session,
    name: QuarterName,
    day: date,
    roles: Collection[int] | None = None,
    *,
    present: int | None = None,
    covering: Covering | None = None,
) -> tuple[tuple[Asked, ...], tuple[Unasked, ...]]:
    """Each person with all of their returns, in the plan's order, and the returns that reach nobody. A lead
    outside the workspace (route `co_lead`) is asked through the force lead; one who is away, through whoever
    covers, but for the person `present`, whose own are wanted all the same. With `roles`, only the returns
    that these roles lead, co-lead or deputise for are looked at. `covering` is the day's, where it is known."""
    covering = covering or covering_on(session, day)
    rows: dict[int, list[AnyRow]] = {}
    covered: dict[int, dict[int, date]] = {}
    unasked: list[Unasked] = []
    values = {"year": name.year, "quarter": name.number, "roles": list(roles or ())}
    for row in session.execute(returns_with_roles(some=roles is not None), values):
        lead_id = covering.holders.get(asked_role(row))
        if lead_id is None:
            unasked.append(Unasked(row.ref, row.lead, vacant=row.route is not Route.PLAN_OFFICE))
            continue
        person_id = lead_id if lead_id == present else stand_in(covering, lead_id, row)
        rows.setdefault(person_id, []).append(row)
        if person_id != lead_id:
            covered.setdefault(person_id, {})[row.id] = covering.away[lead_id].last
    return tuple(asked(*each, covered.get(each[0], {})) for each in rows.items()), tuple(unasked)


def asked(person_id: int, rows: Sequence[AnyRow], covered: Mapping[int, date]) -> Asked:
    """One person with their returns."""
    return Asked(
        person_id,
        roles=unique(row.lead for row in rows),
        return_ids=tuple(row.id for row in rows),
        commitment_ids=tuple(row.commitment_id for row in rows),
        covered=covered,
    )


def stand_in(covering: Covering, lead_id: int, row: AnyRow) -> int:
    """Who is asked for the return of this lead: they themselves unless they are away and somebody covers."""
    role_id = covering.cover_role(lead_id, row.deputy_role_id)
    return covering.holders[role_id] if role_id else lead_id


@cache
def returns_with_roles(*, some: bool) -> Select[*tuple[Any, ...]]:
    """Each return of the quarter with its ref and the lead's role, route and co-lead: of some roles, or all."""
    lead = aliased(Role)
    return (
        select(
            Return.id,
            Return.state,
            Return.commitment_id,
            Commitment.ref,
            Commitment.lead_role_id,
            Commitment.force_lead_role_id,
            Commitment.deputy_role_id,
            lead.title.label("lead"),
            lead.route.label("route"),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(lead, Commitment.lead_role_id == lead.id)
        .where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
        .where(Commitment.lifecycle.not_in(GONE))
        .where(OF_ROLES if some else true())
        .order_by(Commitment.priority_id, Commitment.position)
    )


def asked_role(row: AnyRow) -> int:
    """The role whose holder gets the prompt; 0, which is nobody's, where the plan office records it."""
    if row.route is Route.PLAN_OFFICE:
        return 0
    role_id: int = row.force_lead_role_id if row.route is Route.CO_LEAD else row.lead_role_id
    return role_id or 0


def return_of(session: Session, name: QuarterName, commitment_id: int) -> int | None:
    """The return of a commitment in a quarter; None where it is not asked for."""
    return session.scalars(
        select(Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(
            Return.commitment_id == commitment_id, Quarter.year == name.year, Quarter.number == name.number
        )
    ).first()


def unique(titles: Iterable[str]) -> tuple[str, ...]:
    """Each title once, in the order of first mention."""
    return tuple(dict.fromkeys(titles))


def lines_by_return(book: Book) -> dict[int, PromptLine]:
    """A line for each return of the book whose commitment is part of the plan."""
    return {
        row.id: prompt_line(book, commitment_id, row.id)
        for commitment_id, row in book.returns.items()
        if commitment_id in book.terms
    }


def prompt_line(book: Book, commitment_id: int, return_id: int) -> PromptLine:
    """One commitment on a list: what was said last, and what is recorded this quarter."""
    row, terms = book.returns[commitment_id], book.terms[commitment_id]
    return PromptLine(
        return_id=return_id,
        ref=terms.ref,
        title=terms.title,
        last=standings.past_rating(book, commitment_id),
        recorded=row.rating if row.revision_no else None,
        recorded_by=row.author_role or "" if row.revision_no else "",
        lead=terms.lead,
        waived=row.state is ReturnState.WAIVED,
        review=review_of(row),
    )


# --- what waits for one person -------------------------------------------------------------------------


def waiting_for(session: Session, actor: Actor) -> Waiting:
    """What the newest quarter wants of this person, as lead, co-lead and SRO. Raises NoPlan."""
    behind = newest_backdrop(session)
    if behind is None or not is_collected(behind):
        return nothing_waits((behind.plan if behind else plan_in_force(session)[1]).scheme)
    whose = theirs(session, behind.name, actor)
    book = standings.book_before(session, behind, with_answers=True, ids=whose.all())
    return waiting_in(session, behind, actor, whose, book)


def nothing_waits(scheme: tuple[RatingMeaning, ...]) -> Waiting:
    """What waits while no quarter is collected."""
    return Waiting(None, None, None, (), (), (), scheme)


def is_collected(behind: Backdrop) -> bool:
    """Whether the quarter's returns may still change."""
    return behind.quarter.state in (QuarterState.OPEN, QuarterState.CUT_OFF)


def waiting_in(session: Session, behind: Backdrop, actor: Actor, whose: "Theirs", book: Book) -> Waiting:
    """What waits in a quarter that is collected; the book has all of theirs."""
    drafts = drafts_of(session, [actor.person_id] if actor.person_id else [])
    return Waiting(
        quarter=behind.name,
        deadline=behind.times.lead_deadline,
        cut_off=behind.times.cut_off,
        own=begun(lines_of(book, whose.own), actor.person_id, drafts),
        shared=begun(lines_of(book, whose.shared), actor.person_id, drafts),
        agreeing=lines_of(book, whose.agreeing),
        scheme=behind.plan.scheme,
        covering=begun(lines_of(book, whose.covering, whose.covering), actor.person_id, drafts),
    )


def lines_of(
    book: Book, commitment_ids: Collection[int], away_until: Mapping[int, date] = NOBODY_AWAY
) -> tuple[PromptLine, ...]:
    """Lines for these commitments, in the plan's order, those of an absent lead with the absence's last day."""
    return tuple(
        replace(
            prompt_line(book, commitment_id, book.returns[commitment_id].id),
            away_until=away_until.get(commitment_id),
        )
        for commitment_id in book.terms
        if commitment_id in commitment_ids and commitment_id in book.returns
    )


class Theirs(NamedTuple):
    """The commitments of a quarter that one person leads, co-leads, agrees and covers; the last with the last day
    of the lead's absence."""

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


OF_QUARTER = (
    select(
        Commitment.id,
        Commitment.lead_role_id,
        Commitment.force_lead_role_id,
        Commitment.deputy_role_id,
        Commitment.sro_role_id,
    )
    .join(Return, Return.commitment_id == Commitment.id)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
    .where(Commitment.lifecycle.not_in(GONE))
)


def theirs(session: Session, name: QuarterName, actor: Actor) -> Theirs:
    """What is this person's in the quarter."""
    rows = session.execute(OF_QUARTER, {"year": name.year, "quarter": name.number}).all()
    roles = actor.role_ids
    own = {row.id for row in rows if row.lead_role_id in roles}
    shared = {row.id for row in rows if {row.force_lead_role_id, row.deputy_role_id} & roles} - own
    agreeing = {row.id for row in rows if row.sro_role_id in roles}
    days = {row.id: covered_until(row, actor) for row in rows if row.id not in own | shared}
    covering = {commitment_id: until for commitment_id, until in days.items() if until}
    return Theirs(own, shared, agreeing, covering)


def covered_until(row: AnyRow, actor: Actor) -> date | None:
    """The last day on which this person covers for the commitment's lead, or for the co-lead who is asked."""
    cover = actor.covers.get(row.lead_role_id) or actor.covers.get(row.force_lead_role_id)
    return cover.until if cover else None


WHOSE = (
    select(Commitment.lead_role_id, Commitment.force_lead_role_id, Commitment.deputy_role_id)
    .join(Return, Return.commitment_id == Commitment.id)
    .where(Return.id == bindparam("return_id"))
)
IN_SLACK = (
    select(Person.id, Role.title)
    .join(Holding, Holding.person_id == Person.id)
    .join(Role, Role.id == Holding.role_id)
    .where(Role.id.in_(_ROLES), held_on(bindparam("day", type_=Date)), Role.route == Route.SLACK)
    .order_by(Role.id.desc())
)


def people_to_tell(session: Session, return_id: int, day: date) -> Mapping[int, str]:
    """Who hears what was recorded in a return: the lead, the force lead and the deputy, and whoever covers for
    one of them, by person."""
    row = session.execute(WHOSE, {"return_id": return_id}).one()
    role_ids = {role_id for role_id in row if role_id}
    role_ids |= covering_on(session, day).covers_of(role_ids)
    return dict(session.execute(IN_SLACK, {"roles": list(role_ids), "day": day}).all())


@dataclass(frozen=True)
class AskedInSlack:
    """Someone whose prompt Slack can show: their account, roles, and the refs they are asked for."""

    slack_id: str
    role: str
    refs: tuple[str, ...]


def who_was_asked_in_slack(session: Session, name: QuarterName, now: datetime) -> list[AskedInSlack]:
    """Everyone with a Slack account who has a prompt for the quarter, as its holders stand at `now`."""
    asked, _ = who_is_asked(session, name, today(now))
    accounts = dict(session.execute(select(Person.id, Person.slack_id)).all())
    refs = dict(
        session.execute(
            select(Return.id, Commitment.ref).join(Commitment, Return.commitment_id == Commitment.id)
        ).all()
    )
    return [
        AskedInSlack(account, one.addressee, tuple(refs[return_id] for return_id in one.return_ids))
        for one in asked
        if (account := accounts.get(one.person_id))
    ]
