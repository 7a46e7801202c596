"""Measures in words, the same in answers and in papers: a figure, where it goes and how it stands to its target. None
of these words is a rating's."""

from decimal import Decimal

from digests.kit.labels import plain_day, quarter_short
from storage.enums import MeasurePeriod, Polarity, Trend
from storage.facts.measures import EarlierFigure, FigureSaid, MeasureStanding, MeasureTerms, NotCompared
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.measures.figures import POUND, is_percent
from storage.rules.measures.movement import percent_off

TRENDS = {
    Trend.GAINING: "gaining ground",
    Trend.LOSING: "losing ground",
    Trend.STEADY: "holding steady",
    Trend.UP: "",
    Trend.DOWN: "",
}
"""What is said of where a figure goes, beside that it is up or down; for context, only that."""
BETTER = {
    Polarity.HIGHER_BETTER: "higher is better",
    Polarity.LOWER_BETTER: "lower is better",
    Polarity.CONTEXT: "for context: neither way is better",
}
MINUS = "−"


def number(value: Decimal) -> str:
    """A number as it is printed: "48,905"; below nothing with a true minus."""
    return f"{value:,f}".replace("-", MINUS)


def printed(value: Decimal, unit: str) -> str:
    """A figure with its unit: "88.8%", "221 seconds", "£1,200"."""
    unit = unit.strip()
    if is_percent(unit):
        return f"{number(value)}{unit}"
    if unit == POUND:
        return f"{MINUS if value < 0 else ''}{POUND}{number(abs(value))}"
    return f"{number(value)} {unit}".rstrip()


def short(value: Decimal, unit: str) -> str:
    """A figure beside another of the same measure: a percentage with its sign, anything else as a number alone."""
    return (
        f"{number(value)}%" if is_percent(unit) else printed(value, unit) if unit == POUND else number(value)
    )


def period_of(terms: MeasureTerms, quarter: QuarterName) -> str:
    """What a figure is of, where that is not the quarter itself: "12 months to 30 September 2021"."""
    end = plain_day(quarters.last_day(quarter))
    if terms.period is MeasurePeriod.TWELVE_MONTHS:
        return f"12 months to {end}"
    return f"at {end}" if terms.period is MeasurePeriod.POINT else ""


def figure(one: MeasureStanding) -> str:
    """What there is of a quarter: "88.8% (31,620 of 35,610), provisional", "not available yet, …"."""
    if one.waived and one.value is None:
        return "not asked for"
    if one.figure is None:
        return "not in" if one.asked else "no figure"
    said = said_of(one.figure, one.terms)
    revised = (
        f"; revised from {short(one.revised_from, one.terms.unit)}" if one.revised_from is not None else ""
    )
    return said + revised


def said_of(said: FigureSaid, terms: MeasureTerms) -> str:
    """One figure, whatever came before it."""
    if said.held_back:
        return "held back, for the numbers are too small to show"
    if said.withheld_by:
        until = f" until {plain_day(said.review_on)}" if said.review_on else ""
        return f"withheld{until}, when {said.withheld_by} looks at it again"
    if said.value is None:
        return "not available yet" + (
            f", expected on {plain_day(said.expected_on)}" if said.expected_on else ""
        )
    behind = f" ({number(said.numbers[0])} of {number(said.numbers[1])})" if said.numbers else ""
    return printed(said.value, terms.unit) + behind + (", provisional" if said.provisional else "")


def movement(one: MeasureStanding) -> tuple[str, ...]:
    """Where it goes since the last quarter and since a year before, as far as that can be said."""
    told = (since(one, one.last_quarter), since(one, one.last_year))
    return tuple(words for words in told if words)


def since(one: MeasureStanding, other: EarlierFigure) -> str:
    """ "down 1,140 (3.6%) since Q2 2020/21: gaining ground"; why not; or nothing, where there is nothing to say."""
    name = quarter_short(other.quarter)
    if other.because is NotCompared.NO_FIGURE or other.value is None:
        was = other.value is not None and one.figure is not None
        return f"{name}: {short(other.value, one.terms.unit)}" if was and other.value is not None else ""
    was_then = short(other.value, one.terms.unit)
    if other.because is NotCompared.NEW_DEFINITION:
        return f"not comparable with {name} ({was_then}): a new definition since"
    if other.because is NotCompared.HELD_BACK or one.value is None or other.trend is None:
        return ""
    ground = f": {TRENDS[other.trend]}" if TRENDS[other.trend] else ""
    return f"{moved(one.value, other.value, one.terms.unit)} since {name} ({was_then}){ground}"


def moved(now: Decimal, before: Decimal, unit: str) -> str:
    """ "down 3.9 points", "up 1,140 (3.6%)", "the same"."""
    if now == before:
        return "the same"
    way, apart = "up" if now > before else "down", abs(now - before)
    if is_percent(unit):
        return f"{way} {points(apart)}"
    share = percent_off(now, before)
    return f"{way} {short(apart, unit)}" + (f" ({number(share)}%)" if share is not None else "")


def target(one: MeasureStanding) -> str:
    """How it stands to the target, whenever that is to be reached: "1.2 points below target 90%"."""
    named = short(one.target, one.terms.unit) if one.target is not None else one.terms.target
    if not named or one.target is None or one.value is None:
        return f"target: {named}" if named else ""
    if one.target_met:
        return f"meets target {named}"
    off, unit = abs(one.value - one.target), one.terms.unit
    apart = points(off) if is_percent(unit) else short(off, unit)
    where = "at" if not off else f"{apart} {'above' if one.value > one.target else 'below'}"
    return f"{where} target {named}"


def points(apart: Decimal) -> str:
    """A difference between percentages."""
    return f"{number(apart)} {'point' if apart == 1 else 'points'}"


def standing(one: MeasureStanding) -> str:
    """Where it goes, which way is better and how it stands to its target, in one line."""
    told = (*movement(one), target(one), BETTER[one.terms.polarity])
    return " · ".join(each for each in told if each)
