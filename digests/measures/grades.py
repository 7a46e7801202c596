"""Grades of measures in words, the same in answers and in papers: by the figures, in somebody's judgement, or why
there is none. Never a rating's words, symbols or colours."""

from collections.abc import Sequence

from digests.kit.labels import plain_day, quarter_short
from digests.measures.words import number, points, short
from storage.facts.grades import Comparator, Graded, Grading, Ungraded
from storage.facts.measures import MeasureStanding
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.measures.figures import is_percent


def graded(one: MeasureStanding) -> str:
    """The grade in a line: "graded “below expectations” by the figures, against target 90% (tolerance: 1 point)";
    nothing where the plan grades none, or there is no figure."""
    return "; ".join(told(one))


def told(one: MeasureStanding) -> tuple[str, ...]:
    """What the figures give, in whose judgement it is another, and what it was."""
    before = last_time(one)
    return (*by_figures(one), *judged(one), *([before] if before else []))


def by_figures(one: MeasureStanding) -> tuple[str, ...]:
    """What the figures give, or why they give none."""
    found, grading = one.graded, one.terms.grading
    if found is None or grading is None or found.because is Ungraded.NO_FIGURE:
        return ()
    if found.by_figures is None:
        return (f"no grade by the figures: {why_none(one, found)}",)
    first = "provisionally graded" if found.provisional else "graded"
    return (f"{first} “{grading.word(found.by_figures)}” by the figures, {against(one, found, grading)}",)


def judged(one: MeasureStanding) -> tuple[str, ...]:
    """What it is in somebody's judgement, with their reason, where that is another."""
    found, grading = one.graded, one.terms.grading
    if found is None or grading is None or found.judged is None:
        return ()
    word = grading.word(found.judged)
    return (f"“{word}” in the judgement of {found.judged_by}, because “{found.judged_why}”",)


def last_time(one: MeasureStanding) -> str:
    """What stood in the quarter before, where that was another: "in Q1 2021/22 it was “meets expectations”"."""
    found, grading = one.graded, one.terms.grading
    if found is None or grading is None or found.before is None or found.stands is None:
        return ""
    was = grading.word(found.before)
    last = quarter_short(quarters.previous(one.quarter))
    return "" if was == grading.word(found.stands) else f"in {last} it was “{was}”"


def against(one: MeasureStanding, found: Graded, grading: Grading) -> str:
    """ "against target 90% (tolerance: 1 point)"."""
    unit = one.terms.unit
    value = "" if found.against is None else short(found.against, unit)
    since = f" of {plain_day(grading.baseline_on)}" if grading.baseline_on else ""
    along = ", as given with the figure" if found.given_along else ""
    named = {
        Comparator.TARGET: f"target {value}",
        Comparator.LAST_YEAR: f"{quarter_short(a_year_before(one.quarter))} ({value}{along})",
        Comparator.BASELINE: f"the baseline{since} ({value})",
        Comparator.SIMILAR_FORCES: f"the most similar forces ({value})",
    }[grading.comparator]
    within = points(grading.tolerance) if is_percent(unit) else f"{number(grading.tolerance)}%"
    return f"against {named}" + (f" (tolerance: {within})" if grading.tolerance else "")


def why_none(one: MeasureStanding, found: Graded) -> str:
    """Why the figures give no grade."""
    grading = one.terms.grading
    year_ago = quarter_short(a_year_before(one.quarter))
    least = grading.ungraded_below if grading else None
    return {
        Ungraded.NO_FIGURE: "there is no figure",
        Ungraded.HELD_BACK: "it is too small to show",
        Ungraded.WITHHELD: "it is withheld",
        Ungraded.NO_TARGET: "the plan has no target in figures",
        Ungraded.NO_LAST_YEAR: f"there is no figure of {year_ago} to compare it with",
        Ungraded.LAST_YEAR_HELD_BACK: f"the figure of {year_ago} is held back",
        Ungraded.LAST_YEAR_WITHHELD: f"the figure of {year_ago} is withheld",
        Ungraded.NO_BASELINE: "the plan has no baseline",
        Ungraded.NO_SIMILAR_FORCES: "the most similar forces' figure is not known",
        Ungraded.NEW_DEFINITION: "the definition has changed, which breaks the series",
        Ungraded.SMALL_NUMBERS: f"the numbers are small, below {least}, and a change may be chance",
        Ungraded.NUMBERS_UNKNOWN: "the two numbers behind it are not known, and they may be small",
        None: "",
    }[found.because]


def a_year_before(quarter: QuarterName) -> QuarterName:
    """The same quarter a year before."""
    return QuarterName(quarter.year - 1, quarter.number)


def word_of(one: MeasureStanding) -> str:
    """The grade that counts; nothing where there is none."""
    grade = one.graded.stands if one.graded else None
    return one.terms.grading.word(grade) if one.terms.grading and grade else ""


def counted(found: Sequence[MeasureStanding]) -> str:
    """How many have which grade, as it stands: "2 “meets expectations”, 1 without a grade"; nothing where none is
    graded."""
    words = [word_of(one) for one in found if one.graded]
    parts = [f"{words.count(word)} “{word}”" for word in dict.fromkeys(words) if word]
    without = words.count("")
    return ", ".join([*parts, *([f"{without} without a grade"] if without else [])])
