"""The board of the quarter: where each return stands, for the plan office. A fixed number of statements, whatever
the plan's size; what is done about a return is settling's."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage import plan_facts
from storage.absences import absences_between
from storage.agreed_ratings import rating_in
from storage.collecting import timetable_of, today
from storage.enums import Rating
from storage.facts import Board, BoardLine
from storage.people import holders_on
from storage.settling import collecting_quarter
from storage.standing_rows import RATED, AnyRow
from storage.tables import Commitment, Priority, Quarter, Return


def board_of(session: Session, now: datetime) -> Board | None:
    """The board as things stand; None while no quarter is collected. Raises plan_facts.NoPlan."""
    name = collecting_quarter(session)
    if name is None:
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    times, titles = timetable_of(session, name), plan_facts.role_titles(session)
    away = away_leads(session, today(now))
    rows = session.execute(returns_in_order().where(Quarter.year == name.year, Quarter.number == name.number))
    lines = tuple(line_of(row, titles, away) for row in rows)
    return Board(name, times.lead_deadline, times.cut_off, lines, plan.scheme)


def returns_in_order() -> Select[*tuple[object, ...]]:
    """Each return with what its line shows, in the plan's order."""
    return (
        select(
            Return.id,
            Return.state,
            Return.due_at,
            RATED.label("rating"),
            Commitment.ref,
            Commitment.title,
            Commitment.lead_role_id,
            Commitment.sro_role_id,
            Priority.code,
        )
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(Priority, Commitment.priority_id == Priority.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .order_by(Priority.position, Commitment.position)
    )


def away_leads(session: Session, day: date) -> Mapping[int, date]:
    """The last day of absence of each role whose holder is away."""
    until = {one.person_id: one.last for one in absences_between(session, day, day)}
    holders = holders_on(session, day)
    return {role_id: until[person] for role_id, person in holders.items() if person in until}


def line_of(row: AnyRow, titles: Mapping[int, str], away: Mapping[int, date]) -> BoardLine:
    """One return's line."""
    return BoardLine(
        return_id=row.id,
        ref=row.ref,
        title=row.title,
        lead=titles[row.lead_role_id],
        sro_id=row.sro_role_id,
        sro=titles[row.sro_role_id],
        priority=row.code,
        state=row.state,
        rating=rating_in(row.state, row.rating) or Rating.NONE,
        due_at=row.due_at,
        away_until=away.get(row.lead_role_id),
    )
