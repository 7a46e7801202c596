"""What the cells of a column look like, whatever its heading says: days, ratings, urgency, prose, a tool's
own numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.words.days import How, Reader, read_day
from storage.plan.adoption.words.ratings import is_rating_word

_URGENT = (
    "high|medium|low|urgent|important|critical|normal|h|m|l|hi|med|lo|must|should|could|wont|very|top|p0|p1|p2|p3|p4|"
    "highest|lowest|very high|very low|must have|should have|could have|high priority|low priority"
)
_URGENCY = frozenset(_URGENT.split("|"))
_TOOL_ID = re.compile(r"\d{7,}|[A-Za-z0-9_-]{15,}|[0-9a-fA-F-]{36}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_MOST = 0.6


@dataclass(frozen=True)
class ColumnContent:
    """The cells of one column under its heading."""

    spots: Sequence[Spot]
    rows: int
    is_merged: bool = False

    def share(self, test: Callable[[Spot], bool]) -> float:
        """Which part of the cells passes a test."""
        return sum(1 for spot in self.spots if test(spot)) / len(self.spots) if self.spots else 0.0

    @property
    def filled(self) -> float:
        """Which part of the rows has a cell here."""
        return len(self.spots) / self.rows if self.rows else 0.0

    @property
    def distinct(self) -> float:
        """Which part of the rows says something of its own."""
        return len({spot.text.casefold() for spot in self.spots}) / self.rows if self.rows else 0.0

    @property
    def own_words(self) -> float:
        """Which part of the cells says something that no other does."""
        return len({spot.text.casefold() for spot in self.spots}) / len(self.spots) if self.spots else 1.0

    @property
    def lines(self) -> frozenset[int]:
        """The rows that have a cell here."""
        return frozenset(spot.row for spot in self.spots)

    @property
    def words(self) -> float:
        """How many words a cell has, on average."""
        return sum(len(spot.text.split()) for spot in self.spots) / len(self.spots) if self.spots else 0.0

    @property
    def is_urgency(self) -> bool:
        """High, medium, low and the like."""
        return self.share(lambda spot: spot.text.casefold().strip(" .") in _URGENCY) >= _MOST

    @property
    def is_tools_own(self) -> bool:
        """Numbers that a tool gave its rows: nobody says them."""
        return self.share(lambda spot: bool(_TOOL_ID.fullmatch(spot.text))) >= _MOST

    @property
    def is_mail(self) -> bool:
        """Addresses."""
        return self.share(lambda spot: bool(_MAIL.search(spot.text[:300]))) >= _MOST

    @property
    def is_percent(self) -> bool:
        """Per cents."""
        return self.share(lambda spot: bool(re.fullmatch(r"\d{1,3}(?:\.\d+)?\s*%", spot.text))) >= _MOST

    @property
    def is_rated(self) -> bool:
        """Ratings, or how far something is, in a word or two."""
        return self.share(lambda spot: is_rating_word(spot.text)) >= 0.5

    @property
    def is_all_rated(self) -> bool:
        """Nothing but ratings, or nearly."""
        return self.share(lambda spot: is_rating_word(spot.text)) >= 0.8

    @property
    def is_prose(self) -> bool:
        """Sentences rather than a word or two."""
        return self.words > 5 and not self.is_rated

    @property
    def is_all_days(self) -> bool:
        """Nothing but days, or nearly."""
        return self.share(_is_day) >= 0.8

    @property
    def is_days(self) -> bool:
        """Days, spans, or words that stand for one."""
        return self.share(_is_day) >= 0.5


def _is_day(spot: Spot) -> bool:
    read = read_day(spot.text, spot.day, Reader(calendar=False, year=2020))
    return read.how is not How.UNCLEAR and (read.how is not How.LOOSE or len(spot.text) < 40)
