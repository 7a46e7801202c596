"""A finding of doctor: a verdict, a sentence, and what to do. What is looked at is the other files'."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.in_words import in_words
from storage.record.database import Unreachable, WrongDatabase

log = logging.getLogger(__name__)


class Severity(StrEnum):
    """How a finding stands: a mark and a word."""

    FINE = "✔ Fine"
    LOOK = "▲ Look"
    MEND = "✖ Mend"


@dataclass(frozen=True)
class Line:
    """One finding. `to_do` is a sentence, empty where nothing is to be done."""

    verdict: Severity
    says: str
    to_do: str = ""


def fine(says: str) -> Line:
    """As it should be."""
    return Line(Severity.FINE, says)


def look(says: str, to_do: str = "") -> Line:
    """Muster runs, and somebody should know of this."""
    return Line(Severity.LOOK, says, to_do)


def mend(says: str, to_do: str) -> Line:
    """Muster does not run, or does not do its work, before this is put right."""
    return Line(Severity.MEND, says, to_do)


def safely(found: Iterable[Line]) -> Iterator[Line]:
    """The findings of a check; when the check itself fails, that is a finding too."""
    try:
        yield from found
    except Exception as error:
        log.debug("a check failed", exc_info=True)
        yield mend(
            f"The rest of this could not be looked at: {said_of(error)}",
            "Put right what stands above, if anything does, and run doctor again.",
        )


def said_of(error: Exception) -> str:
    """What a person can put right, in words; else the exception's first line."""
    known = isinstance(error, WrongDatabase | Unreachable)
    return (str(error) if known else in_words(error)) or first_line(error)


def first_line(error: Exception) -> str:
    """What an exception says, without the technical lines that follow."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
