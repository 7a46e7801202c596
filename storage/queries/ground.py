"""What a question is put to: how the commitments of a quarter stand, read as one line each and whole only where they
differ; and what many of them come to. Which of them it chooses is choosing's."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Rating, ReturnState, SupportState
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries.alike import BY_DIRECTION, NO_OTHER, PUBLIC, Decisive, by_words, read_lines
from storage.queries.carried import carried_on
from storage.rules.calendar import quarters
from storage.rules.standing import counting
from storage.rules.standing.leading import ratings_told
from storage.standing import standing_rows, standings
from storage.tables import Commitment, Quarter, Return, SupportRequest

THERE = Commitment.lifecycle.not_in(plan_facts.GONE)
OTHERS = select(Commitment.ref, Commitment.also).where(THERE, ~NO_OTHER)
HELPLESS = (
    select(SupportRequest.commitment_id, Quarter.year, Quarter.number)
    .join(Return, SupportRequest.return_id == Return.id)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(SupportRequest.state == SupportState.OPEN)
)
BOARDS = select(Commitment.ref, Commitment.board).where(THERE, PUBLIC, Commitment.board != "")


@dataclass(frozen=True)
class Ground:
    """What a question is put to: the commitments of a quarter, and what else decides."""

    quarter: QuarterName
    collecting: bool
    is_newest: bool
    day: date
    reader: Actor
    stands: Mapping[int, Standing]
    """One of those that stand alike, by its id."""
    like: Mapping[int, int]
    """Every commitment, in the plan's order, and the one of `stands` that it stands like."""
    agreed_on: Mapping[int, date | None]
    also: Mapping[str, tuple[str, ...]]
    boards: Mapping[str, str]
    helpless: Collection[tuple[int, int]] = ()
    """The commitments that ask for help which nobody has answered, each with the place in time of the quarter whose
    answer asks it; read where the question is about these."""

    def of(self, key: int) -> Standing:
        """A commitment that stands like this one: alike in all that decides, and in nothing else."""
        return self.stands[self.like[key]]

    def waits_for_help(self, key: int) -> bool:
        """Whether nobody has answered what it asks for: in its answer of this quarter, else in its last."""
        asked = self.quarter if self.stands[key].submitted_at else quarters.previous(self.quarter)
        return (key, quarters.index(asked)) in self.helpless

    def all_like(self, ones: Collection[int]) -> list[int]:
        """All that stand like these, in the plan's order."""
        return [key for key, one in self.like.items() if one in ones]


def ground_of(
    session: Session,
    question: PlanQuestion,
    quarter: QuarterName,
    reader: Actor,
    day: date,
    *,
    directions: bool = False,
) -> Ground:
    """Reads what it is put to: one line of each commitment, and whole only one of those that stand alike. With
    `directions` they are told apart by these too."""
    is_newest = quarter == standing_rows.newest_quarter(session)
    collecting = standing_rows.is_open(session, quarter)
    wanted = Decisive(
        day=day if is_newest else quarters.last_day(quarter),
        own=reader.roles,
        last=collecting or bool(question.moved),
        directions=directions or any(one in BY_DIRECTION for one in question.only),
        is_past=not is_newest,
    )
    lines, first = read_lines(session, question, quarter, wanted), dict[Any, int]()
    like = {line.id: first.setdefault(line.key, line.id) for line in lines}
    stands = read_whole(session, question, quarter, reader, list(first.values()))
    if is_newest and question.asks_for:
        stands |= carried_on(session, stands, quarter, reader)
    others = session.execute(OTHERS) if question.of(NameKind.PRIORITY) else ()
    boards = session.execute(BOARDS) if question.of(NameKind.BOARD, NameKind.FORUM) else ()
    return Ground(
        quarter=quarter,
        collecting=collecting,
        is_newest=is_newest,
        day=wanted.day,
        reader=reader,
        stands=stands,
        like=like,
        agreed_on={line.id: line.agreed_on for line in lines},
        also={row.ref: tuple(row.also.get("codes", ())) for row in others},
        boards={row.ref: row.board for row in boards},
        helpless=helpless(session) if Only.UNANSWERED in question.only else (),
    )


def helpless(session: Session) -> frozenset[tuple[int, int]]:
    """The commitments whose help waits for an answer, with the quarter in which each asked."""
    rows = session.execute(HELPLESS)
    return frozenset((row.commitment_id, quarters.index(QuarterName(row.year, row.number))) for row in rows)


def read_whole(
    session: Session, question: PlanQuestion, quarter: QuarterName, reader: Actor, ids: list[int]
) -> dict[int, Standing]:
    """These as this reader may see them, with what was said where that decides."""
    book = standings.open_book(session, quarter, with_answers=by_words(question), ids=ids)
    return standings.for_reader(session, standings.standings(book), reader)


Rated = tuple[Rating, Rating, ReturnState]
"""How a commitment leads a list, its rating of the quarter, and how its return stands."""


def rated_in(ground: Ground, found: Iterable[int]) -> Counter[Rated]:
    """How many of these stand so."""
    rated: Counter[Rated] = Counter()
    for key, number in Counter(ground.like[one] for one in found).items():
        one = ground.stands[key]
        rated[ratings_told(one, collecting=ground.collecting)[0], one.rating, one.state] += number
    return rated


def led_by(rated: Counter[Rated]) -> Counter[tuple[Rating, ReturnState]]:
    """The same as it is counted: by what leads the list."""
    led: Counter[tuple[Rating, ReturnState]] = Counter()
    for (first, _, state), number in rated.items():
        led[first, state] += number
    return led


def returns_of(ground: Ground, found: Iterable[int]) -> Returns:
    """What the returns among these come to: what is complete without one is none."""
    asked = [key for key in found if not ground.of(key).recorded_in_plan]
    states = Counter(ground.like[key] for key in asked)
    days = [day for key in asked if (day := ground.agreed_on[key])]
    total: Counter[ReturnState] = Counter()
    for key, number in states.items():
        total[ground.stands[key].state] += number
    return counting.returns(total, max(days, default=None))
