"""What figures of a measure come to beside one another: where they go, whether the target is met, and which are too
small to show. None of it is a rating."""

from decimal import Decimal

from storage.enums import Polarity, Trend
from storage.rules.measures.figures import read_figure


def trend(now: Decimal, before: Decimal, polarity: Polarity, within: Decimal = Decimal(0)) -> Trend:
    """Where a figure goes since the one before it: nowhere, if it is at most `within` off. For context only, any
    difference is told."""
    if now == before or (polarity is not Polarity.CONTEXT and abs(now - before) <= within):
        return Trend.STEADY
    if polarity is Polarity.CONTEXT:
        return Trend.UP if now > before else Trend.DOWN
    higher = polarity is Polarity.HIGHER_BETTER
    return Trend.GAINING if (now > before) is higher else Trend.LOSING


def target_in(words: str, unit: str) -> Decimal | None:
    """The number of a target that is one, with its unit or without: of "fewer than last year" there is none."""
    found = read_figure(words, unit) if words else None
    return found if isinstance(found, Decimal) else None


def is_met(value: Decimal, target: Decimal, polarity: Polarity) -> bool | None:
    """Whether a figure is at its target or on its better side; None where neither side is better."""
    if polarity is Polarity.CONTEXT:
        return None
    return value >= target if polarity is Polarity.HIGHER_BETTER else value <= target


def percent_off(now: Decimal, before: Decimal) -> Decimal | None:
    """By how many per cent a figure is off another, to one decimal; None of nothing."""
    return (abs(now - before) * 100 / abs(before)).quantize(Decimal("0.1")) if before else None


def too_small(
    value: Decimal, numbers: tuple[Decimal, Decimal] | None, least: int | None, *, percent: bool
) -> bool:
    """Whether a figure is held back: a count below the plan's `least`, nothing apart; or a percentage with such a
    number behind it, or that leaves such a number of others, or of which the numbers are not known."""
    if least is None:
        return False
    counts = (value,) if not percent else (*numbers, numbers[1] - numbers[0]) if numbers else None
    return counts is None or any(0 < abs(one) < least for one in counts)
