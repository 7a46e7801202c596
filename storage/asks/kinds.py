"""The kinds of ask: what is wanted of people, each registered by the room whose it is. Reminding, cover, escalation,
lists, putting off and participation are written once, over whatever is registered here."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from storage.facts.plan import QuarterName
from storage.record.marks import Shows, follow
from storage.rules.asks.out import AskId, Out
from storage.rules.asks.participation import Counted


class Stands(StrEnum):
    """How something that was asked for stands by now."""

    WANTED = "wanted"
    MISSED = "missed"
    """Its time is out, and it may still come."""
    IN = "in"
    LET_OFF = "let_off"
    """It is not needed any more."""


class State(NamedTuple):
    """How one ask stands, and of which quarter it is."""

    stands: Stands
    quarter: QuarterName | None = None


def none(*_: Any) -> Mapping[Any, Any]:
    """What a kind says that has nothing of a sort."""
    return {}


def all_of(_session: Session, ids: Collection[int], _now: datetime) -> Collection[int]:
    """All of them: a kind that escalates nothing never marks any."""
    return ids


@dataclass(frozen=True)
class AskKind:
    """One kind of ask. `out` is what is wanted and has not come, at that moment; `states` how some of them stand,
    those left out that are of no concern any more; `escalated` marks some as told of, and says which were not before;
    `answers` is when people last answered one, of those who did since; `answered` what each of a financial year
    counts as (participation); `asked` how many of a quarter each superior has. `tables` are those in which it is
    kept, which its reminders follow. It is `listed` with what waits for somebody unless it has a list of its own;
    `counts` is what the chief executive's numbers of it are called in keys, where not after the kind. One that is
    `prompted` stands in the prompt of whoever has one."""

    name: str
    out: Callable[[Session, datetime], Iterable[Out]]
    states: Callable[[Session, Collection[int]], Mapping[int, State]]
    escalated: Callable[[Session, Collection[int], datetime], Collection[int]] = all_of
    answers: Callable[[Session, datetime], Mapping[int, datetime]] = none
    answered: Callable[[Session, int], Iterable[Counted]] = none
    asked: Callable[[Session, QuarterName], Mapping[str, int]] = none
    tables: frozenset[str] = frozenset()
    listed: bool = True
    counts: str = ""
    prompted: bool = False


KINDS: dict[str, AskKind] = {}
"""Every kind by its name, in the order in which a message tells of them."""


def register(kind: AskKind) -> None:
    """Adds a kind."""
    KINDS[kind.name] = kind
    follow(Shows.REMINDER, kind.tables)
    if kind.prompted:
        follow(Shows.PROMPT, kind.tables)


def everything_out(session: Session, now: datetime) -> Iterator[Out]:
    """All that is wanted and has not come, of every kind."""
    for kind in KINDS.values():
        yield from kind.out(session, now)


def states_of(session: Session, asks: Collection[AskId]) -> dict[AskId, State]:
    """How these stand, those left out that are of no concern any more."""
    found: dict[AskId, State] = {}
    for kind in KINDS.values():
        ids = {one.id for one in asks if one.kind == kind.name}
        states = kind.states(session, ids) if ids else {}
        found.update((AskId(kind.name, id), state) for id, state in states.items())
    return found
