"""Figures of measures as numbers, as people type them. What they come to beside one another is movement's, how they
are printed digests'."""

import re
from decimal import Decimal
from enum import StrEnum

from storage.rules.same_text import folded

MOST_DECIMALS = 4
MOST_DIGITS = 15
"""Before the point: more is no figure of a plan."""
PERCENT, POUND = "%", "£"
_NUMBER = re.compile(r"(?P<sign>[-+−–])?(?P<whole>[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?")
_OF = re.compile(r"(.+?) ?(?: of | out of |/) ?(.+)")


class NoFigure(StrEnum):
    """Why what was typed is no figure."""

    NOT_A_NUMBER = "not_a_number"
    TOO_LONG = "too_long"
    TOO_PRECISE = "too_precise"
    NOT_TWO_NUMBERS = "not_two_numbers"


def read_figure(typed: str, unit: str = "", decimals: int | None = None) -> Decimal | NoFigure:
    """The number that was typed, with its unit or without: "31,620", "88.8%", "221 seconds". A comma divides
    thousands and nothing else, so that "1,5" is refused rather than guessed."""
    found = _NUMBER.fullmatch(_without_unit(" ".join(typed.split()), unit))
    if found is None:
        return NoFigure.NOT_A_NUMBER
    whole, part = re.sub(r"[, ]", "", found["whole"]), found["part"] or ""
    if len(whole.lstrip("0")) > MOST_DIGITS:
        return NoFigure.TOO_LONG
    most = MOST_DECIMALS if decimals is None else decimals
    if len(part.rstrip("0")) > most:
        return NoFigure.TOO_PRECISE
    part = part[:most] if decimals is None else part[:most].ljust(most, "0")
    value = Decimal(f"{whole}.{part}" if part else whole)
    return -value if found["sign"] not in (None, "+") and value else value


def _without_unit(typed: str, unit: str) -> str:
    """What was typed without its unit: of "% of calls" the sign alone will do."""
    for tail in (unit, PERCENT if is_percent(unit) else ""):
        if tail and folded(typed).endswith(folded(tail)):
            typed = typed[: len(typed) - len(tail)].rstrip()
    return typed.removeprefix(POUND).lstrip() if unit.startswith(POUND) else typed


def read_numbers(typed: str) -> tuple[Decimal, Decimal] | NoFigure:
    """The two whole numbers behind a percentage: "31,620 of 35,610"."""
    found = _OF.fullmatch(" ".join(typed.split()))
    first, second = (read_figure(one, decimals=0) for one in found.groups()) if found else (None, None)
    if not isinstance(first, Decimal) or not isinstance(second, Decimal) or first < 0 or second <= 0:
        return NoFigure.NOT_TWO_NUMBERS
    return first, second


def is_percent(unit: str) -> bool:
    """Whether a measure is told in per cent."""
    return unit.lstrip().startswith(PERCENT)


def places(value: Decimal) -> int:
    """How many decimals a figure has."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
