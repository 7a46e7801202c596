"""Everything that the plan has a name for, to read what people ask by. What is not public has its ref alone."""

import json
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Integer, Text, bindparam, case, cast, func, select
from sqlalchemy.orm import Session

from storage.enums import Handling
from storage.facts.plan import PlanFacts, PriorityFacts, QuarterName
from storage.facts.queries import NameKind, Names, Subject
from storage.plan import plan_facts
from storage.tables import Commitment, Forum, Priority

PUBLIC = Commitment.handling == Handling.PUBLIC
LINE = (
    Priority.position,
    Commitment.position,
    Commitment.id,
    Commitment.ref,
    Priority.code,
    case((PUBLIC, Commitment.title), else_=""),
    case((PUBLIC, Commitment.board), else_=""),
)
"""A commitment's, in this order; what is not public has neither title nor board."""
AS_TEXT = {
    "sqlite": func.json_group_array(func.json_array(*LINE)),
    "postgresql": cast(func.json_agg(func.json_build_array(*LINE)), Text),
}
COMMITMENTS = {
    kind: select(text)
    .select_from(Commitment)
    .join(Priority, Commitment.priority_id == Priority.id)
    .where(plan_facts.part_in(bindparam("position", type_=Integer)))
    for kind, text in AS_TEXT.items()
}
"""All of them as one text, by kind of database: what was made of it is known by it; a changed plan has another."""
FORUMS = select(Forum.name).order_by(Forum.position)
AIMS = select(Priority.code, Priority.aim).where(Priority.withdrawn.is_(False), Priority.aim != "")


class Named(NamedTuple):
    """All that has a name, as it was read."""

    commitments: str
    plan: PlanFacts
    priorities: tuple[PriorityFacts, ...]
    roles: tuple[str, ...]
    forums: tuple[str, ...]
    aims: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


def plan_names(session: Session, quarter: QuarterName | None = None) -> Names:
    """The plan's names, or those that it had in a `quarter`: a fixed number of statements. Raises NoPlan."""
    _, plan, settings = plan_facts.plan_in_force(session)
    kind = session.get_bind().dialect.name
    return names_of(
        Named(
            commitments=session.scalar(COMMITMENTS[kind], plan_facts.position_of(quarter)) or "[]",
            plan=plan,
            priorities=plan_facts.priorities(session, quarter),
            roles=tuple(plan_facts.role_titles(session).values()),
            forums=tuple(session.scalars(FORUMS)),
            aims=tuple((code, aim) for code, aim in session.execute(AIMS)),
            words=tuple((word, tuple(means)) for word, means in settings.synonyms.items()),
        )
    )


@lru_cache(maxsize=4)
def names_of(named: Named) -> Names:
    """What was read as names; the same ones while nothing of it changes, for they are many and are asked for with
    every question."""
    plan, commitments = named.plan, sorted(json.loads(named.commitments))
    subjects = [Subject(NameKind.PRIORITY, one.code, one.title) for one in named.priorities]
    subjects += [
        Subject(NameKind.AREA, area, area, one.code) for one in named.priorities for area in one.areas
    ]
    subjects += [Subject(NameKind.COMMITMENT, ref, title, code) for *_, ref, code, title, _ in commitments]
    subjects += [Subject(NameKind.ROLE, title, title) for title in named.roles]
    subjects += [Subject(NameKind.FORUM, name, name) for name in named.forums]
    boards = dict.fromkeys(board for *_, board in commitments if board and board not in named.forums)
    subjects += [Subject(NameKind.BOARD, one, one) for one in boards]
    return Names(
        subjects=tuple(subjects),
        statements=(*((one.code, one.statement) for one in named.priorities if one.statement), *named.aims),
        words=named.words,
        ratings=tuple((one.label, one.rating) for one in plan.scheme),
        levels=(plan.words.priority, plan.words.area, plan.words.commitment),
        title=plan.title,
        starts=plan.starts,
    )
