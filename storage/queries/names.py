"""Everything that the plan has a name for, to read what people ask by. What is not public has its ref alone."""

from functools import lru_cache

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from storage.enums import Handling
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Names, Subject
from storage.plan import plan_facts
from storage.tables import Commitment, Forum, Priority

COMMITMENTS = (
    select(
        Commitment.ref,
        Commitment.title,
        Commitment.handling,
        Commitment.board,
        Priority.code,
    )
    .join(Priority, Commitment.priority_id == Priority.id)
    .where(plan_facts.part_in(bindparam("position", type_=Integer)))
    .order_by(Priority.position, Commitment.position, Commitment.id)
)
FORUMS = select(Forum.name).order_by(Forum.position)
AIMS = select(Priority.code, Priority.aim).where(Priority.withdrawn.is_(False), Priority.aim != "")


@lru_cache(maxsize=4)
def commitments_named(rows: tuple[tuple[str, str, str], ...]) -> tuple[Subject, ...]:
    """Commitments by (ref, title, priority's code); the same ones while none of them changes, for they are many and
    are asked for with every question."""
    return tuple(Subject(NameKind.COMMITMENT, *row) for row in rows)


def plan_names(session: Session, quarter: QuarterName | None = None) -> Names:
    """The plan's names, or those that it had in a `quarter`: a fixed number of statements. Raises NoPlan."""
    _, plan, settings = plan_facts.plan_in_force(session)
    priorities = plan_facts.priorities(session, quarter)
    rows = session.execute(COMMITMENTS, plan_facts.position_of(quarter)).all()
    subjects = [Subject(NameKind.PRIORITY, one.code, one.title) for one in priorities]
    subjects += [Subject(NameKind.AREA, area, area, one.code) for one in priorities for area in one.areas]
    subjects += commitments_named(
        tuple((row.ref, row.title if row.handling is Handling.PUBLIC else "", row.code) for row in rows)
    )
    subjects += [Subject(NameKind.ROLE, title, title) for title in plan_facts.role_titles(session).values()]
    forums = [Subject(NameKind.FORUM, name, name) for name in session.scalars(FORUMS)]
    public = [row for row in rows if row.handling is Handling.PUBLIC]
    boards = dict.fromkeys(row.board for row in public if row.board)
    subjects += forums
    subjects += [
        Subject(NameKind.BOARD, one, one) for one in boards if one not in {each.key for each in forums}
    ]
    aims = [(code, aim) for code, aim in session.execute(AIMS)]
    levels = (plan.words.priority, plan.words.area, plan.words.commitment)
    return Names(
        subjects=tuple(subjects),
        statements=(*((one.code, one.statement) for one in priorities if one.statement), *aims),
        words=tuple((word, tuple(means)) for word, means in settings.synonyms.items()),
        ratings=tuple((one.label, one.rating) for one in plan.scheme),
        levels=levels,
        title=plan.title,
        starts=plan.starts,
    )
