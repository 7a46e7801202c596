"""Who is asked for a quarter's returns, and what their prompts and their lists of updates say. Sending is
bot/delivery's; the words are digests'."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session, aliased

from storage import standings
from storage.collecting import quarter_row, timetable_of, today
from storage.enums import QuarterState, Route
from storage.facts import PromptFacts, PromptLine, QuarterName, Waiting
from storage.people import Actor, held_on
from storage.plan_facts import plan_in_force
from storage.standing_rows import AnyRow, newest_quarter
from storage.standings import Book
from storage.tables import Commitment, Holding, Person, Quarter, Return, Role


@dataclass(frozen=True)
class Asked:
    """One person who gets a prompt: the roles they are asked in, and the returns."""

    person_id: int
    roles: tuple[str, ...]
    return_ids: tuple[int, ...]

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
    session: Session, name: QuarterName, day: date, roles: Collection[int] | None = None
) -> tuple[tuple[Asked, ...], tuple[Unasked, ...]]:
    """Each person with all of their returns, in the plan's order, and the returns that reach nobody. A lead
    outside the workspace (route `co_lead`) is asked through the force lead. With `roles`, only the returns
    that these roles lead or co-lead are looked at."""
    holders = holders_on(session, day)
    rows: dict[int, list[AnyRow]] = {}
    unasked: list[Unasked] = []
    for row in session.execute(returns_with_roles(name, roles)):
        person_id = holders.get(asked_role(row))
        if person_id is None:
            unasked.append(Unasked(row.ref, row.lead, vacant=row.route is not Route.PLAN_OFFICE))
        else:
            rows.setdefault(person_id, []).append(row)
    asked = tuple(
        Asked(person_id, unique(row.lead for row in theirs), tuple(row.id for row in theirs))
        for person_id, theirs in rows.items()
    )
    return asked, tuple(unasked)


def returns_with_roles(name: QuarterName, roles: Collection[int] | None) -> Select[*tuple[Any, ...]]:
    """Each return of the quarter with its ref and the lead's role, route and co-lead."""
    lead = aliased(Role)
    led_by = Commitment.lead_role_id.in_(roles or ()) | Commitment.force_lead_role_id.in_(roles or ())
    return (
        select(
            Return.id,
            Commitment.ref,
            Commitment.lead_role_id,
            Commitment.force_lead_role_id,
            lead.title.label("lead"),
            lead.route.label("route"),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(lead, Commitment.lead_role_id == lead.id)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .where(led_by if roles is not None else true())
        .order_by(Commitment.priority_id, Commitment.position)
    )


def asked_role(row: AnyRow) -> int:
    """The role whose holder gets the prompt; 0, which is nobody's, where the plan office records it."""
    if row.route is Route.PLAN_OFFICE:
        return 0
    role_id: int = row.force_lead_role_id if row.route is Route.CO_LEAD else row.lead_role_id
    return role_id or 0


def holders_on(session: Session, day: date) -> Mapping[int, int]:
    """Who holds each role on that day; of two, the one who came last."""
    rows = session.execute(
        select(Holding.role_id, Holding.person_id).where(held_on(day)).order_by(Holding.since, Holding.id)
    )
    return dict(rows.all())


def unique(titles: Iterable[str]) -> tuple[str, ...]:
    """Each title once, in the order of first mention."""
    return tuple(dict.fromkeys(titles))


# --- what a prompt says --------------------------------------------------------------------------------


def prompt_of(session: Session, name: QuarterName, person_id: int, day: date) -> PromptFacts | None:
    """One person's prompt as it stands now; None when they are not asked."""
    held = session.scalars(select(Holding.role_id).where(Holding.person_id == person_id, held_on(day))).all()
    asked, _ = who_is_asked(session, name, day, held)
    return prompts(session, name, asked, held).get(person_id)


def prompts(
    session: Session, name: QuarterName, people: Iterable[Asked], roles: Collection[int] | None = None
) -> dict[int, PromptFacts]:
    """Each person's prompt as it stands now: a fixed number of statements for all of them together. With
    `roles`, only these roles' commitments are read."""
    _, plan, _ = plan_in_force(session)
    times = timetable_of(session, name)
    ids = None if roles is None else commitments_of_roles(session, roles)
    lines = lines_by_return(standings.open_book(session, name, with_answers=True, ids=ids))
    return {
        one.person_id: PromptFacts(
            quarter=name,
            deadline=times.lead_deadline,
            cut_off=times.cut_off,
            lines=tuple(lines[return_id] for return_id in one.return_ids),
            scheme=plan.scheme,
        )
        for one in people
    }


def commitments_of_roles(session: Session, roles: Collection[int]) -> Sequence[int]:
    """The commitments that these roles lead or co-lead."""
    led_by = Commitment.lead_role_id.in_(roles) | Commitment.force_lead_role_id.in_(roles)
    return session.scalars(select(Commitment.id).where(led_by)).all()


def lines_by_return(book: Book) -> dict[int, PromptLine]:
    """A line for each return of the book."""
    return {row.id: prompt_line(book, commitment_id, row.id) for commitment_id, row in book.returns.items()}


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
    )


# --- what waits for one person -------------------------------------------------------------------------


def waiting_for(session: Session, actor: Actor) -> Waiting:
    """What the newest quarter wants of this person, as lead, co-lead and SRO. Raises NoPlan."""
    _, plan, _ = plan_in_force(session)
    name = newest_quarter(session)
    row = quarter_row(session, name) if name else None
    if name is None or row is None or row.state not in (QuarterState.OPEN, QuarterState.CUT_OFF):
        return Waiting(None, None, None, (), (), (), plan.scheme)
    times = timetable_of(session, name)
    own, shared, agreeing = theirs(session, name, actor)
    ids = {commitment_id for group in (own, shared, agreeing) for commitment_id in group}
    book = standings.open_book(session, name, with_answers=True, ids=ids)
    return Waiting(
        quarter=name,
        deadline=times.lead_deadline,
        cut_off=times.cut_off,
        own=lines_of(book, own),
        shared=lines_of(book, shared),
        agreeing=lines_of(book, agreeing),
        scheme=plan.scheme,
    )


def lines_of(book: Book, commitment_ids: Collection[int]) -> tuple[PromptLine, ...]:
    """Lines for these commitments, in the plan's order."""
    return tuple(
        prompt_line(book, commitment_id, book.returns[commitment_id].id)
        for commitment_id in book.terms
        if commitment_id in commitment_ids and commitment_id in book.returns
    )


def theirs(session: Session, name: QuarterName, actor: Actor) -> tuple[set[int], set[int], set[int]]:
    """The commitments of the quarter that this person leads, co-leads and agrees."""
    rows = session.execute(
        select(
            Commitment.id,
            Commitment.lead_role_id,
            Commitment.force_lead_role_id,
            Commitment.deputy_role_id,
            Commitment.sro_role_id,
        )
        .join(Return, Return.commitment_id == Commitment.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(Quarter.year == name.year, Quarter.number == name.number)
    ).all()
    roles = actor.role_ids
    own = {row.id for row in rows if row.lead_role_id in roles}
    shared = {row.id for row in rows if {row.force_lead_role_id, row.deputy_role_id} & roles} - own
    return own, shared, {row.id for row in rows if row.sro_role_id in roles}


def people_to_tell(session: Session, return_id: int, day: date) -> Mapping[int, str]:
    """Who hears what was recorded in a return: the lead, the force lead and the deputy, by person."""
    row = session.execute(
        select(Commitment.lead_role_id, Commitment.force_lead_role_id, Commitment.deputy_role_id)
        .join(Return, Return.commitment_id == Commitment.id)
        .where(Return.id == return_id)
    ).one()
    rows = session.execute(
        select(Person.id, Role.title)
        .join(Holding, Holding.person_id == Person.id)
        .join(Role, Role.id == Holding.role_id)
        .where(Role.id.in_([role_id for role_id in row if role_id]), held_on(day), Role.route == Route.SLACK)
        .order_by(Role.id.desc())
    )
    return dict(rows.all())


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
