"""The record's figures of participation: each return of a financial year, and what it counts as."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import OUT, timetable_of
from storage.enums import QuarterState, RulingKind
from storage.facts.asks import Participation, Tally
from storage.facts.plan import QuarterName
from storage.plan import plan_facts
from storage.record.rows import AnyRow
from storage.rules.asks.participation import Part, part_of, tally
from storage.standing.standing_rows import STILL_COUNTS
from storage.tables import Commitment, Exemption, Quarter, Return, Revision, Ruling

Counted = tuple[QuarterName, str, Part]
"""A return's quarter, its SRO, and what it counts as."""


def participation(session: Session, year: int) -> Participation:
    """The figures of the financial year that starts in `year`: a fixed number of statements for each quarter of
    it. Returns that were brought in from before Muster are left out."""
    titles = plan_facts.role_titles(session)
    rows = session.execute(returns_of_year(year)).all()
    names = sorted({QuarterName(row.year, row.number) for row in rows}, key=lambda name: name.number)
    deadlines = {name: timetable_of(session, name).lead_deadline for name in names}
    found = [counted(row, deadlines, titles) for row in rows]
    sros = list(dict.fromkeys(sro for _, sro, _ in found))
    return Participation(
        year=year,
        whole=tally(part for *_, part in found),
        by_quarter=tuple((name, of(found, quarter=name)) for name in names),
        by_sro=tuple((sro, of(found, sro=sro)) for sro in sros),
    )


def of(found: Sequence[Counted], quarter: QuarterName | None = None, sro: str = "") -> Tally:
    """The sum of one quarter or of one SRO."""
    return tally(part for name, who, part in found if name == quarter or who == sro)


def counted(row: AnyRow, deadlines: Mapping[QuarterName, datetime], titles: Mapping[int, str]) -> Counted:
    """What one return counts as, by the deadline that was kept when its quarter was cut off, else by its timetable's
    (`deadlines`)."""
    name = QuarterName(row.year, row.number)
    due = row.lead_deadline_at or deadlines[name]
    if row.granted:
        due = max(due, row.granted)
    awaited = row.quarter_state is QuarterState.OPEN or row.state in OUT
    part = part_of(row.state, row.first_at, due, exempt=row.exempt, open_=awaited)
    return name, titles[row.sro_role_id], part


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


def newest_year(session: Session) -> int | None:
    """The financial year of the newest quarter that Muster opened."""
    return session.scalars(select(func.max(Quarter.year)).where(Quarter.opened_at.is_not(None))).one()
