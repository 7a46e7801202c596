"""Participation: who answered on time, late or not at all, by quarter and by SRO."""

from dataclasses import dataclass

from storage.facts.plan import QuarterName
from storage.rules.participation import Tally


@dataclass(frozen=True)
class Participation:
    """One financial year; `year` is the one it starts in. The quarters and the SROs each add up to `whole`."""

    year: int
    whole: Tally
    by_quarter: tuple[tuple[QuarterName, Tally], ...]
    by_sro: tuple[tuple[str, Tally], ...]
