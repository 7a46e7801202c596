"""What an owner's answer must say, and what in it may be a slip. Pure; how it is worded is digests'."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from storage.facts.measures import Doubtful, FigureGiven, FigureRefused, MeasureTerms
from storage.rules.answering.personal_data import Sign, signs
from storage.rules.measures.figures import is_percent, places
from storage.rules.measures.withheld import names_one

FAR = 10
"""A figure so many times larger or smaller than an earlier one is asked about: a point may have slipped."""


def refusals(
    given: FigureGiven,
    terms: MeasureTerms,
    today: date,
    *,
    not_yet: bool,
    withheld: bool = False,
    secret: Collection[Decimal] = (),
) -> dict[str, FigureRefused]:
    """What is wrong, by the question it stands at: figure, numbers, commentary or expected. `not_yet` says that there
    is no figure to give; `withheld`, that it may not be shown, nor may the numbers that are `secret`."""
    if withheld:
        return of_withheld(given, today, secret)
    found: dict[str, FigureRefused] = {}
    if not_yet and given.value is not None:
        found["figure"] = FigureRefused.FIGURE_AND_NONE
    if not not_yet and given.value is None:
        found["figure"] = FigureRefused.NO_FIGURE
    if not_yet and not given.commentary:
        found["commentary"] = FigureRefused.WHY_NOT_YET
    if any(sign is Sign.CRIME_NUMBER for sign, _ in signs(given.commentary)):
        found["commentary"] = FigureRefused.CRIME_NUMBER
    if not_yet and given.expected_on and given.expected_on <= today:
        found["expected"] = FigureRefused.EXPECTED_PAST
    if is_percent(terms.unit) and given.value is not None:
        if terms.suppress_below and given.numbers is None:
            found["numbers"] = FigureRefused.NUMBERS_MISSING
        if given.numbers and not gives(given.numbers, given.value):
            found["numbers"] = FigureRefused.NUMBERS_GIVE_ANOTHER
    return found | of_a_judgement(given)


def of_withheld(given: FigureGiven, today: date, secret: Collection[Decimal]) -> dict[str, FigureRefused]:
    """What is wrong with a figure that is withheld: it is not to be given, and wants a reason that does not tell it,
    a role that looks at it again, and the day (V25)."""
    found: dict[str, FigureRefused] = {}
    if given.value is not None:
        found["figure"] = FigureRefused.WITHHELD_AND_FIGURE
    if not given.commentary:
        found["commentary"] = FigureRefused.WHY_WITHHELD
    elif any(sign is Sign.CRIME_NUMBER for sign, _ in signs(given.commentary)):
        found["commentary"] = FigureRefused.CRIME_NUMBER
    elif names_one(given.commentary, secret):
        found["commentary"] = FigureRefused.WITHHELD_NUMBER
    if not given.withheld_by:
        found["withheld_by"] = FigureRefused.WITHHELD_BY_WHOM
    if given.review_on is None:
        found["expected"] = FigureRefused.WITHHELD_UNTIL
    elif given.review_on <= today:
        found["expected"] = FigureRefused.EXPECTED_PAST
    return found | of_a_judgement(given)


def of_a_judgement(given: FigureGiven) -> dict[str, FigureRefused]:
    """What is wrong with the owner's own grade: it needs a figure and a reason, and a reason needs a grade."""
    if given.own_grade and given.value is None:
        return {"grade": FigureRefused.GRADE_WITHOUT_FIGURE}
    if given.own_grade and not given.own_why:
        return {"grade_why": FigureRefused.GRADE_WITHOUT_WHY}
    if given.own_why and not given.own_grade:
        return {"grade": FigureRefused.WHY_WITHOUT_GRADE}
    if any(sign is Sign.CRIME_NUMBER for sign, _ in signs(given.own_why)):
        return {"grade_why": FigureRefused.CRIME_NUMBER}
    return {}


def gives(numbers: tuple[Decimal, Decimal], value: Decimal) -> bool:
    """Whether two numbers come to a percentage, however its last decimal was rounded."""
    exact = numbers[0] * 100 / numbers[1]
    return abs(exact - value) * 2 <= Decimal(1).scaleb(-places(value))


def doubts(
    given: FigureGiven, terms: MeasureTerms, earlier: Decimal | None, known: tuple[str, ...] = ()
) -> tuple[Doubtful, ...]:
    """What is asked about once: a percentage without its numbers or above a hundred, one far off an earlier one or
    below zero for the first time, and words that may name somebody; `known` are names of the plan."""
    value, percent = given.value or Decimal(0), given.value is not None and is_percent(terms.unit)
    words = "\n".join((given.commentary, given.own_why, given.withheld_by))
    asked = {
        Doubtful.NO_NUMBERS: percent and given.numbers is None,
        Doubtful.OVER_HUNDRED: percent and value > 100,
        Doubtful.FAR_OFF: bool(value and earlier) and not 1 / FAR < abs(value / (earlier or value)) < FAR,
        Doubtful.BELOW_ZERO: value < 0 and not (earlier is not None and earlier < 0),
        Doubtful.PERSONAL: any(sign is not Sign.CRIME_NUMBER for sign, _ in signs(words, known)),
    }
    return tuple(one for one, there in asked.items() if there)
