"""Grades of measures, worked by hand: comparators, tolerance, which way is better, and when there is none."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from digests.measures import grades
from storage.enums import MeasurePeriod, Polarity, Trend
from storage.facts.grades import Comparator, Grade, Grading
from storage.facts.measures import FigureSaid, MeasureStanding, MeasureTerms
from storage.facts.plan import QuarterName
from storage.measures.standing import shown, standing
from storage.rules.measures.grading import SCHEMES, allowed, grade_of, words_of
from storage.rules.measures.movement import trend

Q2, Q1, YEAR_AGO = QuarterName(2021, 2), QuarterName(2021, 1), QuarterName(2020, 2)
TARGET, LAST_YEAR, BASELINE, SIMILAR = Comparator
UP, DOWN, CONTEXT = Polarity.HIGHER_BETTER, Polarity.LOWER_BETTER, Polarity.CONTEXT
TERMS = MeasureTerms(
    1, "M1", "Measured", "%", UP, MeasurePeriod.QUARTER, "90%", "Head of Contact", "", 1, "", None, None, (), (), True
)  # fmt: skip


def said(value: str | None, **more: Any) -> FigureSaid:
    """What was said of a quarter; `of` are the two numbers behind it."""
    of = more.pop("of", None)
    numbers = (Decimal(of[0]), Decimal(of[1])) if of else None
    found = None if value is None else Decimal(value)
    at = datetime(2021, 10, 4, tzinfo=UTC)
    return replace(FigureSaid(found, numbers, False, None, "", 1, "Head of Contact", "", at), **more)


def case(
    against: Comparator, now: FigureSaid | None, was: FigureSaid | None = None, **more: Any
) -> MeasureStanding:
    """How a measure stands that is so graded; what is said of `unit`, `polarity`, `target` is of the measure."""
    of = {name: more.pop(name) for name in ("unit", "polarity", "target", "suppress_below") if name in more}
    words = words_of(more.pop("scheme", "exceeds_meets_below"), more.pop("words", {}))
    last = more.pop("last", None)
    terms = replace(TERMS, **of, grading=Grading(against, words, **more))
    known = {q: [one] for q, one in ((Q2, now), (Q1, last), (YEAR_AGO, was)) if one}
    return standing(terms, Q2, shown(known, terms), None)


def d(number: str) -> Decimal:
    """A number."""
    return Decimal(number)


USUAL = SCHEMES["exceeds_meets_below"].values()
EXCEEDS, MEETS, BELOW = (f"graded “{word}” by the figures, " for word in USUAL)
COUNTS: dict[str, Any] = {"unit": "offences", "polarity": DOWN, "target": ""}
CALLS: dict[str, Any] = {"tolerance": d("1"), "better_beyond": d("2")}
CASES = (
    # 999 calls, target 90%, within 1 point meets, more than 2 above exceeds
    (case(TARGET, said("91.5"), **CALLS), MEETS + "against target 90% (tolerance: 1 point)"),
    (case(TARGET, said("92.0"), **CALLS), MEETS),
    (case(TARGET, said("92.7"), **CALLS), EXCEEDS),
    (case(TARGET, said("89.0"), **CALLS), MEETS),
    (case(TARGET, said("88.8"), **CALLS), BELOW + "against target 90%"),
    # seconds to answer, target 120, lower is better, 5% is 6 seconds
    (case(TARGET, said("126"), unit="seconds", target="120", polarity=DOWN, tolerance=d("5")), MEETS),
    (case(TARGET, said("127"), unit="seconds", target="120", polarity=DOWN, tolerance=d("5")), BELOW),
    (case(TARGET, said("113"), unit="seconds", target="120", polarity=DOWN, tolerance=d("5")), EXCEEDS),
    # no tolerance: any difference tells, and none meets
    (case(TARGET, said("90"), ), MEETS + "against target 90%."),
    (case(TARGET, said("89.9")), BELOW),
    # a year before, 5%: 48,905 of 51,207 is 4.5% fewer
    (case(LAST_YEAR, said("48905"), said("51207"), **COUNTS, tolerance=d("5")),
     MEETS + "against Q2 2020/21 (51,207)"),
    (case(LAST_YEAR, said("47688"), said("52684"), **COUNTS, tolerance=d("5")), EXCEEDS),
    (case(LAST_YEAR, said("33985"), said("27940"), **COUNTS, tolerance=d("5")), BELOW),
    # beside nothing, one is one too many, and no share says how grave
    (case(TARGET, said("1"), unit="deaths", polarity=DOWN, target="0", tolerance=d("5"), grave_beyond=d("9"),
          scheme="content_scrutiny"), "graded “requires additional scrutiny” by the figures, against target 0"),
    (case(TARGET, said("0"), unit="deaths", polarity=DOWN, target="0"), MEETS),
    # a year before that the record does not have, as it was given along; the record's own goes before it
    (case(LAST_YEAR, said("49351", comparator=d("54396")), **COUNTS, tolerance=d("5")),
     EXCEEDS + "against Q2 2020/21 (54,396, as given with the figure) (tolerance: 5%)."),
    (case(LAST_YEAR, said("49351", comparator=d("54396")), said("50000"), **COUNTS),
     EXCEEDS + "against Q2 2020/21 (50,000)."),
    (case(LAST_YEAR, said("49351", comparator=d("54396")), said(None), **COUNTS), "there is no figure of Q2 2020/21"),
    # far off, in the scheme of content and scrutiny, and in a plan's own words
    (case(SIMILAR, said("76.0", comparator=d("77.1")), tolerance=d("1.2"), grave_beyond=d("5"),
          scheme="content_scrutiny"), "graded “content” by the figures, against the most similar forces (77.1%)"),
    (case(SIMILAR, said("75.3", comparator=d("77.0")), tolerance=d("1.2"), grave_beyond=d("5"),
          scheme="content_scrutiny"), "graded “requires additional scrutiny”"),
    (case(SIMILAR, said("71.9", comparator=d("77.0")), tolerance=d("1.2"), grave_beyond=d("5"),
          scheme="content_scrutiny"), "graded “serious concern”"),
    (case(TARGET, said("60"), grave_beyond=d("5")), BELOW),
    (case(TARGET, said("60"), words={"worse": "needs a closer look"}), "graded “needs a closer look”"),
    # a baseline of a day
    (case(BASELINE, said("1336.1"), unit="people", baseline=d("1222.0"), baseline_on=date(2020, 3, 31)),
     EXCEEDS + "against the baseline of 31 March 2020 (1,222.0)"),
    # provisional, the figure's or that of a year before
    (case(TARGET, said("91", provisional=True), **CALLS), "provisionally graded “meets expectations”"),
    (case(LAST_YEAR, said("5"), said("6", provisional=True), **COUNTS), "provisionally graded “exceeds"),
    # nothing to compare with, each with its reason
    (case(LAST_YEAR, said("73.3")), "no grade by the figures: there is no figure of Q2 2020/21 to compare it with"),
    (case(LAST_YEAR, said("73.3"), said(None)), "there is no figure of Q2 2020/21"),
    (case(LAST_YEAR, said("5"), said("3"), **COUNTS, suppress_below=4), "the figure of Q2 2020/21 is held back"),
    (case(TARGET, said("73.3"), target="more than last year"), "the plan has no target in figures"),
    (case(SIMILAR, said("73.3")), "the most similar forces' figure is not known"),
    (case(BASELINE, said("73.3")), "the plan has no baseline"),
    # a break in the series: of a year before, and of a figure by an earlier definition than the target's
    (case(LAST_YEAR, said("70"), said("80", definition_version=0)), "the definition has changed"),
    (case(TARGET, said("70", definition_version=0)), "the definition has changed, which breaks the series"),
    # small numbers: a count, this year's or last; of how many a percentage is; not known of how many
    (case(LAST_YEAR, said("12"), said("31"), **COUNTS, ungraded_below=30), "the numbers are small, below 30"),
    (case(LAST_YEAR, said("31"), said("12"), **COUNTS, ungraded_below=30), "a change may be chance"),
    (case(LAST_YEAR, said("30"), said("31"), **COUNTS, ungraded_below=30), EXCEEDS),
    (case(TARGET, said("50", of=(10, 20)), ungraded_below=30), "the numbers are small"),
    (case(LAST_YEAR, said("50", of=(50, 100)), said("50", of=(10, 20)), ungraded_below=30), "the numbers are small"),
    (case(TARGET, said("50"), ungraded_below=30), "the two numbers behind it are not known"),
    # what has no figure to show has no grade; what has no better way neither
    (case(TARGET, said("3"), **{**COUNTS, "target": "1"}, suppress_below=5), "it is too small to show"),
    (case(TARGET, None), ""),
    (case(TARGET, said(None)), ""),
    (case(TARGET, said("50"), polarity=CONTEXT), ""),
    # in its owner's judgement, beside the figures' own; not where it is the same
    (case(TARGET, said("91", own_grade=Grade.WORSE, own_why="Two nights are left out"), **CALLS),
     MEETS + "against target 90% (tolerance: 1 point); “below expectations” in the judgement of Head of Contact, "
     "because “Two nights are left out”"),
    (case(LAST_YEAR, said("70", own_grade=Grade.EXPECTED, own_why="As planned", on_behalf_of="Head of Calls")),
     "to compare it with; “meets expectations” in the judgement of Head of Calls, because “As planned”"),
    (case(TARGET, said("89.9", own_grade=Grade.WORSE, own_why="So it is")), BELOW + "against target 90%."),
    # beside what stood in the quarter before, where that was another
    (case(TARGET, said("91"), last=said("80"), **CALLS), "1 point); in Q1 2021/22 it was “below expectations”"),
)  # fmt: skip


def test_grades_as_worked_by_hand() -> None:
    """Each is the one that a person gets with a pencil, or there is none and the words say why."""
    told = [(grades.graded(one), words) for one, words in CASES]
    assert [
        (said, words) for said, words in told if words not in f"{said}." or bool(said) != bool(words)
    ] == []


NUMBERS = st.decimals(-1000, 1000, places=1)


@given(NUMBERS, NUMBERS, st.decimals(0, 20, places=1), st.booleans())
def test_a_mirror_and_a_tolerance(now: Decimal, other: Decimal, within: Decimal, percent: bool) -> None:
    """With the other way better, better and worse change places; what is within the tolerance is neither, and holds
    steady."""
    grading = Grading(TARGET, words_of("content_scrutiny", {}), tolerance=within)
    up, down = (grade_of(now, other, way, grading, percent=percent) for way in (UP, DOWN))
    assert down is {Grade.BETTER: Grade.WORSE, Grade.WORSE: Grade.BETTER}.get(up, up)
    room = allowed(within, other, percent=percent)
    near = abs(now - other) <= room
    assert (up is Grade.EXPECTED) is near is (trend(now, other, UP, room) is Trend.STEADY)
