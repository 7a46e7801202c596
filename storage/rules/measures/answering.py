"""What an owner's answer must say, and what in it may be a slip. Pure; how it is worded is digests'."""

from datetime import date
from decimal import Decimal

from storage.facts.measures import Doubtful, FigureGiven, FigureRefused, MeasureTerms
from storage.rules.answering.personal_data import Sign, signs
from storage.rules.measures.figures import is_percent, places

FAR = 10
"""A figure so many times larger or smaller than an earlier one is asked about: a point may have slipped."""


def refusals(
    given: FigureGiven, terms: MeasureTerms, today: date, *, not_yet: bool
) -> dict[str, FigureRefused]:
    """What is wrong, by the question it stands at: figure, numbers, commentary or expected. `not_yet` says that there
    is no figure to give."""
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
    asked = {
        Doubtful.NO_NUMBERS: percent and given.numbers is None,
        Doubtful.OVER_HUNDRED: percent and value > 100,
        Doubtful.FAR_OFF: bool(value and earlier) and not 1 / FAR < abs(value / (earlier or value)) < FAR,
        Doubtful.BELOW_ZERO: value < 0 and not (earlier is not None and earlier < 0),
        Doubtful.PERSONAL: any(
            sign is not Sign.CRIME_NUMBER for sign, _ in signs(f"{given.commentary}\n{given.own_why}", known)
        ),
    }
    return tuple(one for one, there in asked.items() if there)
