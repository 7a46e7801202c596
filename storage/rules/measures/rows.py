"""A row of a file with figures: of which quarter it is, whether its unit and its two numbers are right, and what it
says in words. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from storage.enums import MeasurePeriod
from storage.facts.grades import Grade
from storage.facts.measures import MeasureTerms
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.days import written_day
from storage.rules.measures.figures import NoFigure, is_percent, places, read_figure
from storage.rules.same_text import folded

MOST_WORDS = 500
"""Of what readers should know of a figure."""
MOST_ROLE = 80
"""Of a role."""
_TO = re.compile(r"(?:12|twelve) months to (.+)", re.IGNORECASE)
_AT = re.compile(r"(?:as )?at (.+)", re.IGNORECASE)


class NoPeriod(StrEnum):
    """Why words are no quarter of which a figure is taken; each is a fault of a file."""

    NOT_A_PERIOD = "not_a_period"
    NOT_ITS_PERIOD = "not_its_period"
    NOT_A_QUARTERS_END = "not_a_quarters_end"
    TO_COME = "figure_to_come"
    TOO_EARLY = "figure_too_early"


@dataclass(frozen=True)
class PeriodOf:
    """The quarter at whose end a period ends."""

    quarter: QuarterName


def period_in(words: str, period: MeasurePeriod, newest: QuarterName, back: int) -> PeriodOf | NoPeriod:
    """The quarter that words name: "2021/22 Q2"; "12 months to 30 September 2021" of a measure that is counted so;
    "at 30 September 2021" of one that is how it stood. Not after the newest, nor more than `back` before it."""
    for pattern, kind in ((_TO, MeasurePeriod.TWELVE_MONTHS), (_AT, MeasurePeriod.POINT)):
        if found := pattern.fullmatch(" ".join(words.split())):
            day = written_day(found[1])
            if day is None:
                return NoPeriod.NOT_A_PERIOD
            if period is not kind:
                return NoPeriod.NOT_ITS_PERIOD
            quarter = quarters.quarter_of(day)
            if quarters.last_day(quarter) != day:
                return NoPeriod.NOT_A_QUARTERS_END
            return _between(quarter, newest, back)
    named = quarters.named(words)
    return _between(named, newest, back) if named else NoPeriod.NOT_A_PERIOD


def _between(quarter: QuarterName, newest: QuarterName, back: int) -> PeriodOf | NoPeriod:
    ahead = quarters.index(quarter) - quarters.index(newest)
    if ahead > 0:
        return NoPeriod.TO_COME
    return PeriodOf(quarter) if -ahead <= back else NoPeriod.TOO_EARLY


def is_of_unit(said: str, unit: str) -> bool:
    """Whether a unit is the plan's: the same, or the same with a word more: "seconds (mean)"."""
    if is_percent(said) or is_percent(unit):
        return is_percent(said) and is_percent(unit)
    one, other = folded(said), folded(unit)
    return not other or one.startswith(other) or other.startswith(one)


def numbers_of(part: str | None, whole: str | None) -> tuple[Decimal, Decimal] | NoFigure | None:
    """The two whole numbers behind a figure, as they stand in two cells; None where neither does."""
    if part is None and whole is None:
        return None
    first, second = (read_figure(one or "", decimals=0) for one in (part, whole))
    if not isinstance(first, Decimal) or not isinstance(second, Decimal) or first < 0 or second <= 0:
        return NoFigure.NOT_TWO_NUMBERS
    return first, second


def grade_in(words: str, terms: MeasureTerms) -> Grade | None:
    """The grade that words name: one of the plan's own words, or part of one and of no other."""
    called: dict[str, Grade] = {}
    for grade, word in terms.grading.words if terms.grading else ():
        called.setdefault(word, grade)
    said = f" {folded(words)} "
    meant = [word for word in called if said == f" {folded(word)} "]
    meant = meant or [word for word in called if said in f" {folded(word)} "]
    return called[meant[0]] if len(meant) == 1 else None


@dataclass(frozen=True)
class Share:
    """What two numbers come to, to the decimals of the figure, and whether that is it."""

    come_to: Decimal
    is_it: bool


def shares(numbers: tuple[Decimal, Decimal], value: Decimal, *, percent: bool) -> Share:
    """Whether two numbers come to a figure: a percentage, or a mean."""
    exact = numbers[0] * (100 if percent else 1) / numbers[1]
    step = Decimal(1).scaleb(-places(value))
    return Share(exact.quantize(step), abs(exact - value) * 2 <= step)


def commentary_of(commentary: str | None, reason: str | None) -> str:
    """What is said of a figure: its commentary, and why there is none, whichever is given."""
    said = [" ".join(one.split()) for one in (reason, commentary) if one]
    return ": ".join(one[:1].upper() + one[1:] if not at else one for at, one in enumerate(said))
