"""Makes past returns: a rating with what was said, for the quarter that the file gives, for a column of each
quarter, or for each quarter that one cell tells of. What cannot be a rating by itself is asked, once for all
cells that say it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.adoption.docket import Docket, Pending
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.quarters.positions import as_year
from storage.plan.adoption.reading.columns import QuarterColumn
from storage.plan.adoption.reading.context import Context, financial_years
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.quarterly import by_quarter
from storage.plan.adoption.words.ratings import (
    COLOURS,
    contradicts,
    rating_key,
    rating_of_fill,
    rating_words,
    read_rating,
    says_no_rating,
)
from storage.rules.calendar import quarters
from storage.rules.standing.rag import Scheme

NO_RATING = "No rating: leave it out"
_MONTHS = re.compile(r"\b(?:jan|feb|mar)", re.IGNORECASE)


@dataclass
class Said:
    """What is known of one commitment in one quarter."""

    rating: Rating | None = None
    waits: str = ""
    progress: list[str] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    spots: list[tuple[Spot, str]] = field(default_factory=list)

    def rate(self, found: Rating | Pending | None) -> None:
        """Takes a rating, or notes the question that one waits for."""
        if isinstance(found, Pending):
            self.waits = found.key
        elif found:
            self.rating = found


@dataclass
class Statuses:
    """Reads the ratings of all entries in the plan's scheme. `newest` is the likeliest quarter where none is
    named."""

    docket: Docket
    context: Context
    scheme: Scheme
    newest: QuarterName
    coloured: int | None = None

    def of(self, entry: Entry, ref: str) -> list[dict[str, object]]:
        """The rows of the Returns sheet for one entry, oldest first."""
        said: dict[QuarterName, Said] = {}
        self._position(entry, said)
        for column in entry.columns.quarters:
            self._column(entry, column, said)
        self._earlier(entry, said)
        return [
            self._row(ref, quarter, said[quarter])
            for quarter in sorted(said, key=quarters.index)
            if self._counts(said[quarter])
        ]

    def _counts(self, one: Said) -> bool:
        """A return needs a rating; what was said without one has no place, and is told."""
        how, what = (
            ("carried", "")
            if one.rating
            else ("asked", one.waits)
            if one.waits
            else ("no_place", "no_rating")
        )
        for spot, name in one.spots:
            self.docket.came_of(spot, how, what or name)
        return one.rating is not None

    def _row(self, ref: str, quarter: QuarterName, one: Said) -> dict[str, object]:
        return {
            "ref": ref,
            "quarter": quarters.code(quarter),
            "rag": self._label(one.rating),
            "progress": "\n".join(one.progress) or None,
            "next_steps": "\n".join(one.next_steps) or None,
        }

    def _position(self, entry: Entry, said: dict[QuarterName, Said]) -> None:
        """The rating and the words of the quarter that the file is about, and of those that its words tell
        of."""
        here, rated = Said(), self._rating_cell(entry)
        here.rate(self._rating(rated, entry))
        if rated and (here.rating or here.waits):
            here.spots.append((rated, "returns.rag"))
        for spot in entry.spots("progress"):
            before, told = by_quarter(spot.text, self.context.year)
            for one in told:
                self._told(said.setdefault(one.quarter, Said()), one.text, spot)
            if before:
                here.progress.append(before)
                here.spots.append((spot, "returns.progress"))
                # Where no column is a rating, words that begin with one for sure are rated by it.
                if entry.columns.first("rating") is None and here.rating is None:
                    self._rate_by_beginning(before, spot, here)
        for spot in entry.spots("next_steps"):
            here.next_steps.append(spot.text)
            here.spots.append((spot, "returns.next_steps"))
        self._settle(here, said)

    def _told(self, one: Said, text: str, spot: Spot) -> None:
        """Words about a quarter; where they begin with a rating for sure, it is rated by them."""
        one.progress.append(text)
        one.spots.append((spot, "returns.progress"))
        self._rate_by_beginning(text, spot, one)

    def _rate_by_beginning(self, text: str, spot: Spot, one: Said) -> None:
        first = re.split(r"[.;:\n–]|\s-\s", text, maxsplit=1)[0]
        read = read_rating(first)
        if read.sure and one.rating is None:
            one.rating = read.rating
            self.docket.note("rating_in_words", [spot], first, self._label(read.rating))

    def _settle(self, here: Said, said: dict[QuarterName, Said]) -> None:
        """Puts the file's own position with its quarter. Where no quarter is named, somebody says which."""
        if not here.spots:
            return
        if not here.rating and not here.waits:
            for spot, _ in here.spots:
                self.docket.came_of(spot, "no_place", "no_rating")
            return
        quarter = self.context.quarter or self._asked_quarter([spot for spot, _ in here.spots])
        if isinstance(quarter, Pending):
            for spot, _ in here.spots:
                self.docket.came_of(spot, "asked", quarter.key)
            return
        known = said.setdefault(quarter, Said())
        known.rating, known.waits = here.rating or known.rating, here.waits
        known.progress = [*here.progress, *known.progress]
        known.next_steps += here.next_steps
        known.spots += here.spots

    def _asked_quarter(self, spots: Sequence[Spot]) -> QuarterName | Pending:
        options = [self.newest]
        for _ in range(5):
            options.append(quarters.previous(options[-1]))
        shown = [quarters.code(one) for one in options]
        return self.docket.ask("which_position", "quarter", spots[:1], "", shown, shown[0], quarters.named)

    def _column(self, entry: Entry, column: QuarterColumn, said: dict[QuarterName, Said]) -> None:
        """A cell in the column of a quarter."""
        spot = entry.at(column.column) or entry.grid.tints.get((entry.row, column.column))
        if spot is None:
            return
        quarter = self._quarter_of(column)
        if isinstance(quarter, Pending):
            self.docket.came_of(spot, "asked", quarter.key)
            return
        one = said.setdefault(quarter, Said())
        if column.rates or not spot.text:
            one.rate(self._rating(spot, entry))
            one.spots.append((spot, "returns.rag"))
        else:
            self._told(one, spot.text, spot)

    def _quarter_of(self, column: QuarterColumn) -> QuarterName | Pending:
        text = column.heading.text
        years = financial_years(text) or ([self.context.year] if self.context.year else [])
        if years:
            if column.number == 1 and _MONTHS.search(text):
                return QuarterName(years[0] - 1, 4)
            return QuarterName(years[0], column.number)
        likely = f"{self.newest.year}/{(self.newest.year + 1) % 100:02d}"
        earlier = f"{self.newest.year - 1}/{self.newest.year % 100:02d}"
        spots = column.heading.spots
        year = self.docket.ask("which_year", "year", spots, text, (likely, earlier), likely, as_year)
        return year if isinstance(year, Pending) else QuarterName(year, column.number)

    def _earlier(self, entry: Entry, said: dict[QuarterName, Said]) -> None:
        """A column of the ratings of the quarter before."""
        spot = entry.spot("earlier_rating")
        quarter = self.context.quarter or (self._asked_quarter([spot]) if spot else None)
        if spot is None or quarter is None:
            return
        if isinstance(quarter, Pending):
            self.docket.came_of(spot, "asked", quarter.key)
            return
        one = said.setdefault(quarters.previous(quarter), Said())
        one.rate(self._rating(spot, entry))
        one.spots.append((spot, "returns.rag"))

    def _rating_cell(self, entry: Entry) -> Spot | None:
        """The cell that rates the entry, by its words or by its colour alone."""
        rates = self.coloured if entry.columns.first("rating") is None else entry.columns.first("rating")
        if found := entry.spot("rating"):
            return found
        return None if rates is None else entry.at(rates) or entry.grid.tints.get((entry.row, rates))

    def _rating(self, spot: Spot | None, entry: Entry) -> Rating | Pending | None:
        """What a rating cell says; where only its colour speaks, what that stands for."""
        if spot is None:
            return self._blank(entry) if entry.columns.first("rating") is not None else None
        if not spot.text or spot.column == self.coloured:
            return self._by_colour(spot)
        return self._blank(entry, spot) if says_no_rating(spot.text) else self._worded(spot, entry)

    def _by_colour(self, spot: Spot) -> Rating | None:
        rating = rating_of_fill(spot.fill) if spot.fill else None
        if rating:
            self.docket.note("by_colour", [spot], spot.fill, self._label(rating))
        return rating

    def _blank(self, entry: Entry, spot: Spot | None = None) -> Rating | Pending | None:
        title = spot or entry.spot("title")
        return self._asked_rating("no_status", "rating:none", [title] if title else [], "", None)

    def _worded(self, spot: Spot, entry: Entry) -> Rating | Pending | None:
        read, words = read_rating(spot.text), rating_words(spot.text)
        meant = self._by_key(words)
        filled = rating_of_fill(spot.fill) if spot.fill else None
        if meant and meant is not read.rating:
            return self._asked_rating("key_differs", f"rating:{words}", [spot], spot.text, meant)
        if read.sure and contradicts(filled, read.rating) and self._is_filled_alone(spot, entry):
            key = f"rating:{words}:{filled}"
            about = (spot.text, self._label(filled))
            return self._asked_rating("fill_differs", key, [spot], spot.text, read.rating, about)
        if read.sure:
            self.docket.note("rating", [spot], spot.text, self._label(read.rating))
            return read.rating
        likely = read.rating or filled
        if re.fullmatch(r"\s*\d{1,2}(?:\.\d+)?\s*%\s*", spot.text):
            key = f"rating:percent:{read.rating is Rating.GREEN}"
            return self._asked_rating("percent", key, [spot], spot.text, likely)
        return self._asked_rating("rating", f"rating:{rating_key(spot.text)}", [spot], spot.text, likely)

    @staticmethod
    def _is_filled_alone(spot: Spot, entry: Entry) -> bool:
        """Whether the colour is the cell's and not its row's."""
        return all(other.fill != spot.fill for other in entry.own if other.column != spot.column)

    def _by_key(self, words: str) -> Rating | None:
        """What the file's own key says of a colour, where it begins with a word that is a rating."""
        colour = COLOURS.get(words)
        for said, meaning in self.context.key.items():
            if COLOURS.get(said) is colour and colour is not None:
                return read_rating(re.split(r"[,;(/]|\bor\b|\band\b", meaning)[0]).rating
        return None

    def _asked_rating(
        self,
        kind: str,
        key: str,
        spots: Sequence[Spot],
        said: str,
        likely: Rating | None,
        about: Sequence[str] = (),
    ) -> Rating | Pending | None:
        labels = [meaning.label for meaning in self.scheme.meanings if meaning.rating in self.scheme.allowed]
        options = [*labels, NO_RATING]
        answer = self.docket.ask(
            kind, key, spots, said, options, self._label(likely) or NO_RATING, self._answered, about
        )
        return None if answer is Rating.NONE else answer

    def _answered(self, given: str) -> Rating | None:
        """The rating of an answer; Rating.NONE where there is to be none."""
        if given.casefold() == NO_RATING.casefold():
            return Rating.NONE
        try:
            return self.scheme.rating_from(given)
        except ValueError:
            return None

    def _label(self, rating: Rating | None) -> str:
        return self.scheme.label(rating) if rating else ""
