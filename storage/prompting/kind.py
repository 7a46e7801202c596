"""Returns as a kind of ask: which are out and when each step of them comes, how they stand, who answered one lately,
what they count as."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Select, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from storage.asks.kinds import AskKind, Stands, State
from storage.asks.running import running
from storage.calendar.quarters import OUT, calendar, timetable_of
from storage.enums import QuarterState, ReturnState, RulingKind
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import role_titles
from storage.prompting.asking import asked_role
from storage.record import audit
from storage.record.once import once
from storage.record.rows import AnyRow
from storage.rules.answering.steps import in_the_draft, return_steps
from storage.rules.asks.out import QUIET, AskId, Out
from storage.rules.asks.participation import Counted, part_of
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import WorkingCalendar
from storage.rules.standing.counting import stands
from storage.standing.standing_rows import STILL_COUNTS
from storage.tables import Commitment, Exemption, Quarter, Return, Revision, Role, Ruling

RETURNS = "returns"


def out(session: Session, now: datetime) -> Iterator[Out]:
    """The returns that are not answered, of the quarters that are collected, in the plan's order; after a quarter's
    draft only those that had a deadline of their own."""
    for name in running(session):
        times, working = timetable_of(session, name), calendar(session)
        if now >= times.reminder_1:
            for row in still_out(session, name).values():
                if row.due_at or now < times.draft:
                    yield as_out(row, name, times, working, now)


def as_out(row: AnyRow, name: QuarterName, times: Timetable, working: WorkingCalendar, now: datetime) -> Out:
    """One of them as the planner takes it."""
    missing, again = row.state is ReturnState.NO_RETURN, was_sent_back(row)
    closed = missing or (row.due_at is None and now >= times.cut_off)
    has_time = row.due_at is not None and now < row.due_at
    return Out(
        AskId(RETURNS, row.id),
        asked=asked_role(row),
        steps=return_steps(row.due_at, times, working),
        due=row.due_at or times.lead_deadline,
        quarter=name,
        ref=row.ref,
        title=row.title,
        whose=row.lead,
        superior=row.sro,
        deputies=(row.deputy_role_id,) if row.deputy_role_id else (),
        shares=tuple(role_id for role_id in (row.force_lead_role_id, row.deputy_role_id) if role_id),
        escalates_to=row.sro_role_id,
        closes=times.cut_off,
        own_time=row.due_at,
        closed=closed,
        escalated=row.escalated_at is not None,
        again=again,
        told_anyway=in_the_draft(row.due_at, times, working),
        counted=times.escalation <= now < times.cut_off and not (missing or again or has_time),
    )


@once
def still_out(session: Session, name: QuarterName) -> Mapping[int, AnyRow]:
    """The returns of a quarter that are not answered, by id, in the plan's order."""
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
        )
        .order_by(Commitment.priority_id, Commitment.position)
    )
    return {row.id: row for row in rows}


def was_sent_back(row: AnyRow) -> bool:
    """Whether it was answered and sent back, in time or out of it."""
    return stands(row.state, row.rating) is ReturnState.RETURNED


def states(session: Session, ids: Collection[int]) -> dict[int, State]:
    """How some returns stand, of the quarters that are collected."""
    names = running(session)
    rows = session.execute(
        select(Return.id, Return.state, Quarter.year, Quarter.number)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(Return.id.in_(ids), Quarter.opened_at.is_not(None))
    )
    found = {row.id: State(stands_now(row.state), QuarterName(row.year, row.number)) for row in rows}
    return {id: state for id, state in found.items() if state.quarter in names}


def stands_now(state: ReturnState) -> Stands:
    """How a return in this state stands as an ask."""
    if state in OUT:
        return Stands.WANTED
    other = {ReturnState.NO_RETURN: Stands.MISSED, ReturnState.WAIVED: Stands.LET_OFF}
    return other.get(state, Stands.IN)


def mark_escalated(session: Session, ids: Collection[int], now: datetime) -> Collection[int]:
    """Marks returns as told to their SRO, and says which were not marked before: of two processes that come at
    once, one gets them."""
    marked = session.scalars(
        update(Return)
        .where(Return.id.in_(ids), Return.escalated_at.is_(None))
        .values(escalated_at=now)
        .returning(Return.id)
    ).all()
    for return_id in sorted(marked):
        audit.record(session, now, "return_escalated", ("return", return_id))
    return marked


def last_answers(session: Session, now: datetime) -> dict[int, datetime]:
    """When each person last answered a return, of those who did lately."""
    lately = (Revision.at > now - QUIET) & Revision.imported.is_(False) & Revision.author_id.is_not(None)
    rows = session.execute(
        select(Revision.author_id, func.max(Revision.at)).where(lately).group_by(Revision.author_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}


def asked_by_sro(session: Session, name: QuarterName) -> dict[str, int]:
    """How many returns of the quarter each SRO has, those that were waived left out."""
    rows = session.execute(
        select(Role.title, func.count())
        .join(Commitment, Commitment.sro_role_id == Role.id)
        .join(Return, Return.commitment_id == Commitment.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(
            Quarter.year == name.year,
            Quarter.number == name.number,
            Return.state != ReturnState.WAIVED,
        )
        .group_by(Role.title)
    )
    return dict(rows.all())


# --- participation -------------------------------------------------------------------------------------


def answered(session: Session, year: int) -> Iterator[Counted]:
    """What each return of the financial year counts as: a fixed number of statements for each quarter of it. Those
    that were brought in from before Muster are left out."""
    titles, rows = role_titles(session), session.execute(returns_of_year(year)).all()
    names = {QuarterName(row.year, row.number) for row in rows}
    deadlines = {name: timetable_of(session, name).lead_deadline for name in names}
    return (counted(row, deadlines, titles) for row in rows)


def counted(row: AnyRow, deadlines: Mapping[QuarterName, datetime], titles: Mapping[int, str]) -> Counted:
    """What one return counts as, by the deadline that was kept when its quarter was cut off, else by its timetable's
    (`deadlines`)."""
    name = QuarterName(row.year, row.number)
    due = row.lead_deadline_at or deadlines[name]
    if row.granted:
        due = max(due, row.granted)
    awaited = row.quarter_state is QuarterState.OPEN or row.state in OUT
    part = part_of(row.state, row.first_at, due, exempt=row.exempt, open_=awaited)
    return Counted(name, titles[row.sro_role_id], part)


def returns_of_year(year: int) -> Select[*tuple[object, ...]]:
    """Each return of the year that Muster asked for, with when it was first answered."""
    # What was given before the first answer came: time to answer again, once it was sent back or taken up anew, does
    # not make what came late come in time.
    granted = (
        select(func.max(Ruling.until))
        .where(Ruling.return_id == Return.id, Ruling.kind != RulingKind.WAIVED)
        .where(or_(Revision.at.is_(None), Ruling.at < Revision.at))
        .correlate(Return, Revision)
        .scalar_subquery()
    )
    exempt = exists().where(Exemption.quarter_id == Quarter.id, Exemption.role_id == Commitment.lead_role_id)
    first = and_(Revision.return_id == Return.id, Revision.no == 1)
    return (
        select(
            Quarter.year,
            Quarter.number,
            Quarter.state.label("quarter_state"),
            Quarter.lead_deadline_at,
            Return.state,
            Commitment.sro_role_id,
            Revision.at.label("first_at"),
            granted.label("granted"),
            exempt.label("exempt"),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .outerjoin(Revision, first)
        .where(Quarter.year == year, Return.imported.is_(False), STILL_COUNTS)
        .order_by(Quarter.number, Commitment.priority_id, Commitment.position)
    )


KIND = AskKind(
    RETURNS,
    out,
    states,
    escalated=mark_escalated,
    answers=last_answers,
    answered=answered,
    asked=asked_by_sro,
    tables=frozenset(("return", "revision", "review", "ruling")),
    listed=False,
    counts="missing_counts",
)
