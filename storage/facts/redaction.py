"""A redaction: what is asked of the chief executive, and what became of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tombstone:
    """What stays of words that were taken out of what was said: on which day, by which role, and why."""

    on: date
    by: str
    why: str


@dataclass(frozen=True)
class Places:
    """In how many places of each kind words stand: (kind, number), none of them 0. Kinds are answers, drafts,
    reviews, questions, requests, decisions, messages, papers and files."""

    by_kind: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(number for _, number in self.by_kind)


@dataclass(frozen=True)
class RedactionFacts:
    """A redaction as those concerned read it. `words` is shown to the two who decide, in a modal, and stands in
    no message. `why_not` is empty, or a key: not_found, too_short, in_why, nobody_else, same_person, decided."""

    id: int
    why: str
    asked_by: str
    places: Places
    words: str = ""
    why_not: str = ""
