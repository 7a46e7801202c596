"""The list of a quarter's returns: where each return stands, for the plan office. A fixed number of statements,
whatever the plan's size; what is done about a return is rulings'."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.facts.returns_list import ListedReturn, ReturnsList
from storage.people.absences import absences_between
from storage.people.roles import holders_on
from storage.record.rows import AnyRow
from storage.rules.standing import counting
from storage.standing.agreed_ratings import rating_in
from storage.standing.backdrop import Backdrop
from storage.standing.standing_rows import RATED, STILL_COUNTS
from storage.tables import Commitment, Priority, Quarter, Return

IN_ORDER = (
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
        Priority.title.label("priority_title"),
    )
    .join(Quarter, Return.quarter_id == Quarter.id)
    .join(Commitment, Return.commitment_id == Commitment.id)
    .join(Priority, Commitment.priority_id == Priority.id)
    .where(Return.quarter_id == bindparam("quarter_id"), STILL_COUNTS)
    .order_by(Priority.position, Commitment.position)
)
"""Each return of a quarter with what its line shows, in the plan's order."""


def returns_list_of(session: Session, behind: Backdrop, now: datetime) -> ReturnsList:
    """The list of a quarter that is collected, as things stand: three statements."""
    away = away_leads(session, today(now))
    rows = session.execute(IN_ORDER, {"quarter_id": behind.quarter.id})
    lines = tuple(line_of(row, behind.titles, away) for row in rows)
    return ReturnsList(
        behind.name,
        behind.times.lead_deadline,
        behind.times.cut_off,
        lines,
        behind.plan.scheme,
        overdue=behind.overdue(now),
        closed=behind.closed,
    )


def away_leads(session: Session, day: date) -> Mapping[int, date]:
    """The last day of absence of each role whose holder is away."""
    until = {one.person_id: one.last for one in absences_between(session, day, day)}
    holders = holders_on(session, day)
    return {role_id: until[person] for role_id, person in holders.items() if person in until}


def line_of(row: AnyRow, titles: Mapping[int, str], away: Mapping[int, date]) -> ListedReturn:
    """One return's line."""
    return ListedReturn(
        return_id=row.id,
        ref=row.ref,
        title=row.title,
        lead=titles[row.lead_role_id],
        sro_id=row.sro_role_id,
        sro=titles[row.sro_role_id],
        priority=row.code,
        state=counting.stands(row.state, row.rating),
        rating=rating_in(row.state, row.rating),
        due_at=row.due_at,
        away_until=away.get(row.lead_role_id),
        priority_title=row.priority_title,
    )
