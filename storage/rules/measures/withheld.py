"""Figures that are withheld: neither they, nor what was said of them before, nor their numbers in other words of the
measure are shown. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from storage.facts.measures import FigureSaid
from storage.facts.plan import QuarterName

WITHHELD = "[withheld]"
Known = Mapping[QuarterName, Sequence[FigureSaid]]


def without_withheld(known: Known) -> Known:
    """What was said of a measure, without the figures of quarters of which the newest is withheld."""
    hidden = {quarter for quarter, several in known.items() if several and several[-1].withheld_by}
    if not hidden:
        return known
    secret = tuple(number for quarter in hidden for one in known[quarter] for number in numbers_of(one))
    return {
        quarter: [
            masked(one if quarter not in hidden or one.withheld_by else emptied(one), secret)
            for one in several
        ]
        for quarter, several in known.items()
    }


def numbers_of(one: FigureSaid) -> Iterator[Decimal]:
    """The numbers of a figure: by any of them it could be known."""
    yield from (number for number in (one.value, *(one.numbers or ())) if number is not None)


def emptied(one: FigureSaid) -> FigureSaid:
    """A figure that stood before it was withheld, with nothing of it."""
    without = replace(one, value=None, numbers=None, comparator=None, expected_on=None)
    return replace(without, commentary="", own_grade=None, own_why="")


def masked(one: FigureSaid, secret: Collection[Decimal]) -> FigureSaid:
    """What was said, without these numbers in its words or beside it."""
    commentary, why = one.commentary, one.own_why
    for number in secret:
        pattern = written(number)
        commentary, why = pattern.sub(WITHHELD, commentary), pattern.sub(WITHHELD, why)
    other = None if one.comparator in secret else one.comparator
    return replace(one, commentary=commentary, own_why=why, comparator=other)


def names_one(words: str, secret: Collection[Decimal]) -> bool:
    """Whether words have one of these numbers."""
    return any(written(number).search(words) for number in secret)


def written(number: Decimal) -> re.Pattern[str]:
    """A number as it may be written: with commas or spaces between its thousands or without, and any noughts at its
    end."""
    whole, _, part = f"{abs(number):f}".partition(".")
    first, *groups = f"{int(whole):,}".split(",")
    part = part.rstrip("0")
    tail = rf"\.{part}0*" if part else r"(?:\.0+)?"
    return re.compile(rf"(?<![\d.,]){'[, ]?'.join((first, *groups))}{tail}(?![.,]?\d)")
