"""Who is asked for a quarter's returns, what a line of their lists says, and who hears of an answer. Their
prompts are prompting's, what waits for one person is waiting's; sending is bot/delivery's, the words are
digests'."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select, true
from sqlalchemy.orm import Session, aliased

from storage.answering.returns import commitment_of
from storage.asks.cover import Covering, covering_on
from storage.calendar.quarters import today
from storage.enums import ReturnState, Route
from storage.facts.asks import PromptLine
from storage.facts.plan import QuarterName
from storage.people.roles import Actor
from storage.plan.plan_facts import GONE, KnownRole, known_roles
from storage.record.rows import AnyRow
from storage.rules.answering.validation import is_past_due
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.standing.agreed_ratings import review_of
from storage.standing.standings import Book
from storage.tables import Commitment, Person, Quarter, Return, Role

_ROLES: BindParameter[int] = bindparam("roles", expanding=True)
OF_ROLES = (
    Commitment.lead_role_id.in_(_ROLES)
    | Commitment.force_lead_role_id.in_(_ROLES)
    | Commitment.deputy_role_id.in_(_ROLES)
)
"""The commitments that these roles lead, co-lead or deputise for."""


@dataclass(frozen=True)
class Asked:
    """One person who gets a prompt: the roles they are asked in, and the returns. `covered` are those they
    are asked for in the place of an absent lead, each with the last day of the absence; `waived` of the
    returns, which stay on their list, want no answer."""

    person_id: int
    roles: tuple[str, ...]
    return_ids: tuple[int, ...]
    commitment_ids: tuple[int, ...] = ()
    covered: Mapping[int, date] = field(default_factory=dict)
    waived: int = 0

    @property
    def wanted(self) -> int:
        """How many answers are wanted of them in all."""
        return len(self.return_ids) - self.waived

    @property
    def addressee(self) -> str:
        """How the plan office is told whom a message is for."""
        return ", ".join(self.roles)


@dataclass(frozen=True)
class Unasked:
    """A return, not waived, that no prompt covers: nobody holds the role, or its route is the plan office."""

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
    all_present: bool = False,
    covering: Covering | None = None,
) -> tuple[tuple[Asked, ...], tuple[Unasked, ...]]:
    """Each person with all of their returns, in the plan's order, and the returns that reach nobody. A lead
    outside the workspace (route `co_lead`) is asked through the force lead; one who is away, through whoever
    covers, but for the person `present`, whose own are wanted all the same; with `all_present`, through
    everyone who may answer. With `roles`, only the returns that these roles lead, co-lead or deputise for are
    looked at. `covering` is the day's, where it is known."""
    covering = covering or covering_on(session, day)
    rows: dict[int, list[AnyRow]] = {}
    covered: dict[int, dict[int, date]] = {}
    unasked: list[Unasked] = []
    values = {"year": name.year, "quarter": name.number, "roles": list(roles or ())}
    for row in session.execute(returns_with_roles(some=roles is not None), values):
        lead_id = covering.holders.get(asked_role(row))
        if lead_id is None:
            if row.state is not ReturnState.WAIVED:
                unasked.append(Unasked(row.ref, row.lead, vacant=row.route is not Route.PLAN_OFFICE))
            continue
        person_id = lead_id if lead_id == present else stand_in(covering, lead_id, row)
        everyone = (*covering.held_too.get(asked_role(row), ()), person_id) if all_present else (person_id,)
        for one in dict.fromkeys(everyone):
            rows.setdefault(one, []).append(row)
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
        waived=sum(row.state is ReturnState.WAIVED for row in rows),
    )


def stand_in(covering: Covering, lead_id: int, row: AnyRow) -> int:
    """Who is asked for the return of this lead: they themselves unless they are away and somebody covers."""
    role_id = covering.cover_role(lead_id, row.deputy_role_id)
    return covering.holders[role_id] if role_id else lead_id


@cache
def returns_with_roles(*, some: bool) -> Select[*tuple[Any, ...]]:
    """Each return of the quarter with its ref and the lead's role, route and co-lead: of some roles, or
    all."""
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
        by_office=bool(row.revision_no and row.source),
        lead=terms.lead,
        waived=row.state is ReturnState.WAIVED,
        review=review_of(row),
        due_at=row.due_at,
        lapsed=row.state is ReturnState.NO_RETURN,
        cannot_stay=cannot_stay(book, commitment_id),
    )


def cannot_stay(book: Book, commitment_id: int) -> bool:
    """Whether the rules refuse the rating of last time, since the due date has passed."""
    terms, last = book.terms[commitment_id], standings.past_rating(book, commitment_id)
    end, moved = quarters.last_day(book.quarter), standings.moved_since(book, commitment_id, last)
    return last is not None and is_past_due(last.rating, terms.type, terms.due, end, rebaselined=moved)


def roles_asked(session: Session, actor: Actor, refs: Sequence[str]) -> list[tuple[int, str]]:
    """(id, title) of each role of this person's that is asked for one of these commitments."""
    rows = session.execute(
        select(Commitment.lead_role_id, Commitment.force_lead_role_id, Role.route)
        .join(Role, Role.id == Commitment.lead_role_id)
        .where(Commitment.ref.in_(refs))
    )
    wanted = {asked_role(row) for row in rows} & actor.role_ids
    titles = select(Role.id, Role.title).where(Role.id.in_(wanted)).order_by(Role.id)
    return [(role_id, title) for role_id, title in session.execute(titles)]


# --- who hears of an answer ----------------------------------------------------------------------------


def people_to_tell(session: Session, return_id: int, day: date) -> Mapping[int, str]:
    """Who hears what was recorded in a return, by person: with the role in which they hear of it."""
    whose = commitment_of(session, return_id)
    return to_tell(whose, covering_on(session, day), known_roles(session))


def to_tell(whose: Commitment, covering: Covering, roles: Mapping[int, KnownRole]) -> Mapping[int, str]:
    """The same where it is known whose it is and how the day is covered: the lead, the force lead and the deputy, and
    whoever covers for one of them. Nobody whose account is closed, as in people.holders_on, nor whom Slack does not
    reach in that role."""
    leads = set(filter(None, (whose.lead_role_id, whose.force_lead_role_id, whose.deputy_role_id)))
    wanted = sorted(leads | covering.covers_of(leads), reverse=True)
    return {
        person_id: roles[role_id].title
        for role_id in wanted
        if roles[role_id].route is Route.SLACK
        for person_id in covering.held_too.get(role_id, ())
    }


def who_shares(whose: Commitment, covering: Covering, roles: Mapping[int, KnownRole]) -> frozenset[int]:
    """The co-leads and deputies, those left out who are asked themselves, as the force lead may be."""
    asked = {whose.lead_role_id}
    if roles[whose.lead_role_id].route is Route.CO_LEAD:
        asked.add(whose.force_lead_role_id or 0)
    with_them = {whose.force_lead_role_id or 0, whose.deputy_role_id or 0}
    return holders_of(covering, with_them) - holders_of(covering, asked)


def holders_of(covering: Covering, roles: Iterable[int]) -> frozenset[int]:
    """Everyone who holds one of these roles."""
    return frozenset(one for role_id in roles for one in covering.held_too.get(role_id, ()))


@dataclass(frozen=True)
class AskedInSlack:
    """Someone whose prompt Slack can show: their account, roles, and the refs they are asked for."""

    slack_id: str
    role: str
    refs: tuple[str, ...]


def who_was_asked_in_slack(session: Session, name: QuarterName, now: datetime) -> list[AskedInSlack]:
    """Everyone with a Slack account who has a prompt for the quarter, as its holders stand at `now`."""
    asked, _ = who_is_asked(session, name, today(now))
    return in_slack(session, [(one.person_id, one.addressee, one.return_ids) for one in asked])


def in_slack(session: Session, asked: Iterable[tuple[int, str, Sequence[int]]]) -> list[AskedInSlack]:
    """Those of them, as (person, role, returns), who have a Slack account."""
    accounts = dict(session.execute(select(Person.id, Person.slack_id)).all())
    joined = select(Return.id, Commitment.ref).join(Commitment, Return.commitment_id == Commitment.id)
    refs = dict(session.execute(joined).all())
    return [
        AskedInSlack(account, role, tuple(refs[one] for one in return_ids))
        for person_id, role, return_ids in asked
        if (account := accounts.get(person_id))
    ]
