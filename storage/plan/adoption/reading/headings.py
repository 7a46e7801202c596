"""Which row of a grid is a row of headings, and what each heading means. Which of two columns that mean the
same is taken is decided in layout.py."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from storage.plan.adoption.grids.grid import Grid, Line, Spot
from storage.plan.adoption.words.marking_words import marking_in
from storage.plan.adoption.words.vocabulary import BY_THEMSELVES, NESTED, WORDS

LONGEST_HEADING = 90
_ENOUGH, _KNOWN_SHARE, _WHOLE, _PART = 2.0, 0.5, 1.0, 0.55
_OLD = re.compile(r"\b(?:original|initial|baseline|previous|former|old|prior|first|superseded|outgoing)\b")
_NEW = re.compile(
    r"\b(?:revised|new|current|latest|updated|amended|extended|rescheduled|incoming|re ?forecast|moved)\b"
)
_MAILS = re.compile(r"\b(?:e ?mail|mail)(?: address(?:es)?)?s?\b")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?([1-4])\b")


@dataclass(frozen=True)
class HeadingMeaning:
    """What a heading means: the field, how surely (1 for its very words), and where its words stand in the
    list."""

    field: str
    sure: float
    rank: int


NOTHING = HeadingMeaning("", 0, 0)
_WORDS = {
    phrase: HeadingMeaning(field, 1.0, rank)
    for field, phrases in reversed(tuple(WORDS.items()))
    for rank, phrase in enumerate(phrases)
}
"""What each phrase means that stands by itself; of two fields that claim one, the first."""


@dataclass(frozen=True)
class Heading:
    """A column's heading: what it says, where, and what it means. `quarter` is the number in "Q3 RAG", else
    0."""

    text: str
    spots: tuple[Spot, ...]
    meaning: HeadingMeaning
    quarter: int = 0

    @property
    def name(self) -> str:
        """The heading as it is compared from year to year."""
        return words_of(self.text)


Headings = Mapping[int, Heading]
"""The heading of each column."""


def words_of(text: str) -> str:
    """A heading's words, whatever its capitals and punctuation; "%" is "percent"."""
    return " ".join(re.findall(r"[^\W_]+|#", text.casefold().replace("%", " percent ")))


@lru_cache(maxsize=4_096)
def meaning_of(text: str) -> HeadingMeaning:
    """What a heading means; NOTHING where no word of it is known."""
    whole = words_of(text)
    bare = words_of(re.sub(r"\([^)]*\)", " ", text)) or whole
    first = words_of(re.split(r"[/&\n]|\bof\b|\band\b|\bto\b|\bfor\b", text)[0])
    for name in (whole, bare):
        if found := _exactly(name):
            return found
    if "auto generated" in whole or (re.search(r"\bid\b", whole) and len(whole.split()) > 1):
        return HeadingMeaning("no_place", _PART, 0)
    if of_mail := _MAILS.sub(" ", bare).strip() if _MAILS.search(bare) else "":
        whose = (_exactly(of_mail) or _within(of_mail) or NOTHING).field
        return HeadingMeaning(f"{whose}_email" if whose in ("sro", "deputy") else "email", _WHOLE, 0)
    named = (_exactly(first) if len(first.split()) < len(bare.split()) else None) or _within(bare)
    if named is None and marking_in(text, is_line=True):
        return HeadingMeaning("handling", _PART, 0)
    if named and named.field == "due" and (moved := age_of(bare)):
        return HeadingMeaning("later_due" if moved < 0 else "first_due", _PART, named.rank)
    return HeadingMeaning(named.field, _PART, named.rank) if named else NOTHING


def age_of(name: str) -> int:
    """Whether a heading is of what holds now (-1) or held before (1); 0 where it does not say."""
    return 1 if _OLD.search(name) else -1 if _NEW.search(name) else 0


def _exactly(name: str) -> HeadingMeaning | None:
    return _WORDS.get(name)


def _within(name: str) -> HeadingMeaning | None:
    """The longest known phrase in a heading; of two as long, the last, for it is what the heading is of."""
    best: tuple[int, int, HeadingMeaning] | None = None
    for field, phrases in WORDS.items():
        for rank, phrase in enumerate(phrases):
            alone = len(phrase) < 3 or (field in BY_THEMSELVES and " " not in phrase)
            at = -1 if alone else f" {name} ".rfind(f" {phrase} ")
            if at >= 0:
                found = (len(phrase.split()), at, HeadingMeaning(field, _PART, rank))
                best = max(best or found, found, key=lambda one: one[:2])
    return best[2] if best else None


def heading_of(text: str, *spots: Spot) -> Heading:
    """A heading with what it means; one that names a quarter keeps its number."""
    found = _QUARTER.search(words_of(text))
    rest = _QUARTER.sub(" ", words_of(text)) if found else text
    meaning = meaning_of(rest) if rest.strip() else NOTHING
    return Heading(text, spots, meaning, int(found[1]) if found else 0)


def read_headings(grid: Grid, row: int) -> Headings | None:
    """The headings, where this row is one of headings; two rows of which the first spans the second are
    one."""
    line = grid.lines[row]
    if not _may_head(line):
        return None
    below = _second_row(grid, row)
    found = {at: heading_of(spot.text, spot) for at, spot in line.items()} | below
    return found if _is_one(found, line) else None


def _may_head(line: Line) -> bool:
    """Whether a row is short enough to be one of headings, and one of it is known."""
    is_long = any(len(spot.text) > LONGEST_HEADING or spot.day for spot in line.values())
    return not is_long and any(_is_known(spot.text) for spot in line.values())


def _is_known(text: str) -> bool:
    """Whether a heading says no more than a known phrase, but for a quarter or what stands in brackets: one must."""
    bare = _QUARTER.sub(" ", words_of(re.sub(r"\([^)]*\)", " ", text))).strip()
    return words_of(text) in _WORDS or bare in _WORDS or bool(_QUARTER.search(words_of(text)))


def _second_row(grid: Grid, row: int) -> dict[int, Heading]:
    """Headings that stand under one that stretches over them: "Q1" over "RAG" and "Update"; or under one with blanks
    behind it, which was meant to. What else the row below says, mostly in known words, is under what is above it."""
    wide = [spot for spot in grid.lines[row].values() if 1 < spot.columns < 500]
    under = grid.lines.get(row + 1, {})
    above = {at: spot for spot in wide for at in range(spot.column, spot.column + spot.columns)}
    above = above or _over_blanks(grid.lines[row], under)
    if above and 2 * sum(_is_known(spot.text) for spot in under.values()) > len(under):
        above = {at: spot for at, spot in grid.lines[row].items() if at in under} | above
    if not above or not under or not set(under) <= set(above):
        return _hints(grid, row)
    if any(len(spot.text) > LONGEST_HEADING or spot.day for spot in under.values()):
        return {}
    return {at: heading_of(f"{above[at].text} {spot.text}", above[at], spot) for at, spot in under.items()}


def _hints(grid: Grid, row: int) -> dict[int, Heading]:
    """A row below headings that reads as headings too, and has no column of its own, says more of theirs: what is to
    stand there, or in which unit. It begins no table."""
    line, under = grid.lines[row], grid.lines.get(row + 1, {})
    if not set(under) <= set(line) or not _may_head(under):
        return {}
    found = {at: heading_of(spot.text, spot) for at, spot in under.items()}
    if is_nested(found) or not _is_one(found, under):
        return {}
    return {at: heading_of(line[at].text, line[at], spot) for at, spot in under.items()}


def _over_blanks(line: Line, under: Line) -> dict[int, Spot]:
    """The heading over each one below it, where those fill the blanks behind it and one is known; all are, where some
    fill none."""
    over: dict[int, Spot] = {}
    before: Spot | None = None
    for at in range(max((*line, *under), default=-1) + 1):
        before = line.get(at) or (before if at in under else None)
        if before and at in under:
            over[at] = before
    fills = [len([at for at, spot in over.items() if spot is one]) > 1 for one in over.values()]
    known = [_is_known(spot.text) for spot in under.values()]
    return over if (all(fills) and any(known)) or (any(fills) and all(known)) else {}


def depth(headings: Headings, row: int) -> int:
    """How many rows the headings take."""
    return 1 + max((spot.row - row for one in headings.values() for spot in one.spots), default=0)


def _is_one(found: Headings, line: Line) -> bool:
    known = [one for one in found.values() if one.meaning.field or one.quarter]
    fields = {one.meaning.field: one.meaning.sure for one in known if one.meaning.field}
    for one in known:
        fields[one.meaning.field] = max(fields.get(one.meaning.field, 0), one.meaning.sure)
    fields.pop("", None)
    score = sum(sure * (0.5 if field == "no_place" else 1) for field, sure in fields.items())
    worded = sum(1 for spot in line.values() if not re.fullmatch(r"[\d\s.,%/:-]+", spot.text))
    sure = any(one.meaning.sure == _WHOLE for one in known)
    return score >= _ENOUGH and sure and len(known) >= _KNOWN_SHARE * len(found) and worded == len(line)


def same(one: Headings, other: Headings) -> bool:
    """Whether two rows of headings say the same, as where they are printed again."""
    mine = {at: heading.name for at, heading in one.items()}
    theirs = {at: heading.name for at, heading in other.items()}
    alike = sum(1 for at, name in mine.items() if theirs.get(at) == name)
    return alike >= 0.7 * max(len(mine), len(theirs))


def is_nested(headings: Headings) -> bool:
    """Whether the rows under these headings are parts of the row above them."""
    return bool(headings) and headings[min(headings)].name in NESTED


def heading_rows(grid: Grid) -> Iterator[tuple[int, Headings]]:
    """Every row of headings, from the top."""
    for row in sorted(grid.lines):
        if len(grid.lines[row]) > 1 and (found := read_headings(grid, row)):
            yield row, found
