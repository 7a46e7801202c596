"""Grades of measures: a figure beside its comparator, with the plan's tolerance and which way is better. Pure; the
schemes are data. None of it is a rating."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from storage.enums import Polarity
from storage.facts.grades import Comparator, ComparedWith, Grade, Graded, Grading, Ungraded
from storage.facts.measures import FigureSaid, MeasureTerms
from storage.rules.measures.figures import is_percent
from storage.rules.measures.movement import target_in

DEFAULT_SCHEME = "exceeds_meets_below"
SCHEMES: Mapping[str, Mapping[Grade, str]] = {
    DEFAULT_SCHEME: {
        Grade.BETTER: "exceeds expectations",
        Grade.EXPECTED: "meets expectations",
        Grade.WORSE: "below expectations",
    },
    "content_scrutiny": {
        Grade.BETTER: "content",
        Grade.EXPECTED: "content",
        Grade.WORSE: "requires additional scrutiny",
        Grade.GRAVE: "serious concern",
    },
}
"""What grades are called. What offices call by a rating's colour has a word of its own here."""


def words_of(scheme: str, own: Mapping[str, str]) -> tuple[tuple[Grade, str], ...]:
    """What a plan calls each grade: its own words, else its scheme's. A scheme without a word for the worst has that
    of what is worse than expected."""
    known = {**SCHEMES[scheme], **{Grade(key): word for key, word in own.items()}}
    known.setdefault(Grade.GRAVE, known[Grade.WORSE])
    return tuple((grade, known[grade]) for grade in Grade)


def allowed(by: Decimal, against: Decimal, *, percent: bool) -> Decimal:
    """A tolerance in the unit of the figure: points, or a share of what it is compared with."""
    return by if percent else abs(against) * by / 100


def grade_of(
    value: Decimal, against: Decimal, polarity: Polarity, grading: Grading, *, percent: bool
) -> Grade:
    """What a figure comes to. Of a comparator that is nothing the tolerance is nothing, and no share tells how grave
    a figure is beside it."""
    gain = value - against if polarity is Polarity.HIGHER_BETTER else against - value
    within = grading.tolerance
    best, worst = max(within, grading.better_beyond or within), grading.grave_beyond
    if gain > allowed(best, against, percent=percent):
        return Grade.BETTER
    if gain >= 0 or -gain <= allowed(within, against, percent=percent):
        return Grade.EXPECTED
    told = worst is not None and (percent or bool(against))
    far = told and -gain > allowed(max(within, worst or within), against, percent=percent)
    return Grade.GRAVE if far else Grade.WORSE


def graded(terms: MeasureTerms, now: FigureSaid | None, year_before: FigureSaid | None) -> Graded | None:
    """What the newest figure of a quarter came to; None where the plan grades none, or neither way is better. A
    judgement that is the figures' own is none."""
    grading = terms.grading
    if grading is None or terms.polarity is Polarity.CONTEXT:
        return None
    if now is None or now.value is None:
        return Graded(None, HIDDEN[hidden(now)][0], None)
    other = beside(terms, grading, now, year_before)
    why = other.because or too_few(terms, grading, now, other)
    provisional = now.provisional or other.provisional
    found = Graded(None, why, other.value, provisional, given_along=other.given_along)
    if why is None and other.value is not None:
        percent = is_percent(terms.unit)
        grade = grade_of(now.value, other.value, terms.polarity, grading, percent=percent)
        found = replace(found, by_figures=grade)
    own, by_figures = (
        None if one is None else grading.word(one) for one in (now.own_grade, found.by_figures)
    )
    if own is None or own == by_figures:
        return found
    whose = now.on_behalf_of or now.by_role
    return replace(found, judged=now.own_grade, judged_by=whose, judged_why=now.own_why)


HIDDEN = {
    "held_back": (Ungraded.HELD_BACK, Ungraded.LAST_YEAR_HELD_BACK),
    "withheld": (Ungraded.WITHHELD, Ungraded.LAST_YEAR_WITHHELD),
    "": (Ungraded.NO_FIGURE, Ungraded.NO_LAST_YEAR),
}
"""Why there is no value, of the figure itself and of that of a year before."""


def hidden(one: FigureSaid | None) -> str:
    """Whether there is a figure that may not be shown."""
    if one is None:
        return ""
    return "held_back" if one.held_back else "withheld" if one.withheld_by else ""


def beside(
    terms: MeasureTerms, grading: Grading, now: FigureSaid, year_before: FigureSaid | None
) -> ComparedWith:
    """What a figure is graded against. The plan's target and baseline are of its newest definition; a year before is
    of the definition that it was counted by."""
    if grading.comparator is Comparator.LAST_YEAR:
        return a_year_before(now, year_before)
    if grading.comparator is Comparator.SIMILAR_FORCES:
        none = None if now.comparator is not None else Ungraded.NO_SIMILAR_FORCES
        return ComparedWith(now.comparator, none)
    if now.definition_version != terms.definition_version:
        return ComparedWith(because=Ungraded.NEW_DEFINITION)
    if grading.comparator is Comparator.TARGET:
        target = target_in(terms.target, terms.unit)
        return ComparedWith(target, Ungraded.NO_TARGET if target is None else None)
    return ComparedWith(grading.baseline, Ungraded.NO_BASELINE if grading.baseline is None else None)


def a_year_before(now: FigureSaid, was: FigureSaid | None) -> ComparedWith:
    """The figure of the same quarter a year before, where it can be compared with: the record's own or, where it has
    none, what was given along."""
    if was is None and now.comparator is not None:
        return ComparedWith(now.comparator, given_along=True)
    if was is None or was.value is None:
        return ComparedWith(because=HIDDEN[hidden(was)][1])
    if was.definition_version != now.definition_version:
        return ComparedWith(because=Ungraded.NEW_DEFINITION)
    return ComparedWith(was.value, provisional=was.provisional, count=was.numbers[1] if was.numbers else None)


def too_few(terms: MeasureTerms, grading: Grading, now: FigureSaid, other: ComparedWith) -> Ungraded | None:
    """Why numbers are too small for a grade: a count, or that of which a percentage is; of this year or, where it is
    known, of last."""
    least = grading.ungraded_below
    if least is None:
        return None
    if not is_percent(terms.unit):
        counts = (now.value, other.value if grading.comparator is Comparator.LAST_YEAR else None)
    elif now.numbers is None:
        return Ungraded.NUMBERS_UNKNOWN
    else:
        counts = (now.numbers[1], other.count)
    return Ungraded.SMALL_NUMBERS if any(one is not None and abs(one) < least for one in counts) else None
