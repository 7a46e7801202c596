"""Absences as people are told of them: who, when, who covers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AbsenceFacts:
    """One absence. `role` is what its person is called, `cover` the role that covers, "" for none;
    `cover_away` says that its holder is away in those days too, so that nobody is asked instead."""

    role: str
    first: date
    last: date
    cover: str = ""
    cover_away: bool = False
    word: str = ""
    """What they added for the plan office."""


@dataclass(frozen=True)
class CannotBeAway:
    """Why an absence is not recorded: `why` is a key of the words, `field` the question it belongs to, `detail`
    what the words need."""

    why: str
    field: str
    detail: tuple[tuple[str, str], ...] = ()
