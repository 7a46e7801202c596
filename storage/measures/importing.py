"""Many figures at once, from a file: for whom it is read, and its figures kept, all in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.facts.measures import FigureGiven, MeasureStanding
from storage.facts.plan import QuarterName
from storage.measures.figures import MeasureRow, give, measures, said, stands
from storage.measures.files import FigureRead
from storage.measures.lines import FiguresAsk
from storage.measures.standing import may_give, may_see, shown, standing
from storage.people.roles import Actor, held_on
from storage.plan.plan_facts import role_titles
from storage.rules.calendar import quarters
from storage.tables import Holding, Person, Role, RoleDuty


def of_address(session: Session, address: str, day: date) -> Actor | None:
    """Whoever has that e-mail address, in Slack or not, with the roles that they hold on the day."""
    theirs = (func.lower(Person.email) == address.strip().casefold(), Person.deactivated_on.is_(None))
    person = session.scalars(select(Person).where(*theirs)).first()
    if person is None:
        return None
    rows = session.execute(
        select(Role.id, Role.title, RoleDuty.duty)
        .join(Holding, Holding.role_id == Role.id)
        .outerjoin(RoleDuty, RoleDuty.role_id == Role.id)
        .where(Holding.person_id == person.id, held_on(day))
        .order_by(Role.id)
    ).all()
    titles = {role_id: title for role_id, title, _ in rows}
    duties = frozenset(duty for *_, duty in rows if duty is not None)
    return Actor(person.id, person.slack_id or "", frozenset(titles), tuple(titles.values()), duties)


def file_asked(session: Session, actor: Actor, newest: QuarterName, today: date) -> FiguresAsk:
    """For what a file of theirs is read: their own measures; those that they may see but not give are named so."""
    seen = tuple(one for one in measures(session) if may_see(one, actor) or may_give(one, actor))
    known = said(session, newest, [one.terms.id for one in seen])
    values = {
        of: {
            quarter: several[-1].value
            for quarter, several in said_of.items()
            if several[-1].value is not None
        }
        for of, said_of in known.items()
    }
    given = frozenset(one.terms.id for one in seen if may_give(one, actor))
    return FiguresAsk(seen, given, newest, today, values, tuple(role_titles(session).values()))


@dataclass(frozen=True)
class TakenFigure:
    """What became of the figures of one measure and quarter: as they stand for whoever reads it, and whether they had
    stood so before."""

    standing: MeasureStanding
    stood: bool


def take(
    session: Session, read: Sequence[FigureRead], actor: Actor, now: datetime
) -> tuple[TakenFigure, ...]:
    """Keeps the figures of a file. What stands already is not said twice: nor are those that it revised."""
    groups: dict[tuple[int, QuarterName], list[FigureRead]] = {}
    for one in read:
        groups.setdefault((one.row.terms.id, one.quarter), []).append(one)
    # Quarters are held one after the other: in their order, two files never wait for each other.
    ordered = sorted(groups, key=lambda of: quarters.index(of[1]))
    return tuple(_take(session, groups[of], actor, now) for of in ordered)


def _take(session: Session, several: Sequence[FigureRead], actor: Actor, now: datetime) -> TakenFigure:
    newest = several[-1]
    row, quarter = newest.row, newest.quarter
    stood = is_standing(session, row, quarter, newest.given)
    for one in [newest] if stood else several:
        give(session, one.row, quarter, one.given, actor, now)
    known = said(session, quarter, [row.terms.id]).get(row.terms.id, {})
    return TakenFigure(standing(row.terms, quarter, shown(known, row.terms), None), stood)


def is_standing(session: Session, row: MeasureRow, quarter: QuarterName, given: FigureGiven) -> bool:
    """Whether that is what stands for a quarter, by that version of the definition."""
    several = said(session, quarter, [row.terms.id]).get(row.terms.id, {}).get(quarter, ())
    last = several[-1] if several else None
    version = row.terms.definition_version
    return last is not None and last.definition_version == version and stands(last) == given
