"""Which of the rows that look like commitments are some: parts of others go to these, and of those that are
struck out, hidden or there twice somebody says what they are."""

import re
from collections.abc import Sequence

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.rows import LEAVE, Entry
from storage.rules.same_text import folded

KEEP, TWO, ONE = "They are part of the plan", "Two commitments", "One: leave the copy out"
_COPY = re.compile(r"\s*\(copy(?: \d+)?\)\s*$|^copy of\s+|\s+-\s+copy$", re.IGNORECASE)


def kept_entries(entries: Sequence[Entry], docket: Docket) -> list[Entry]:
    """The commitments among the entries."""
    kept = _without_parts(entries)
    kept = _asked("struck", kept, [one for one in kept if _is_struck(one)], docket, LEAVE)
    kept = _asked("hidden", kept, [one for one in kept if _is_hidden(one)], docket, KEEP)
    return _without_copies(kept, docket)


def _without_parts(entries: Sequence[Entry]) -> list[Entry]:
    """Rows that name another as their parent are steps of it."""
    by_title = {
        folded(spot.text): one for one in entries if (spot := one.spot("title")) and not one.spot("parent")
    }
    kept = []
    for entry in entries:
        parent = entry.spot("parent")
        whole = by_title.get(folded(parent.text)) if parent else None
        if whole is None:
            kept.append(entry)
        else:
            whole.parts.append(entry)
    return kept


def _is_struck(entry: Entry) -> bool:
    title = entry.spot("title")
    return bool(title and title.struck)


def _is_hidden(entry: Entry) -> bool:
    return all(spot.hidden for spot in entry.own)


def _asked(kind: str, kept: list[Entry], found: list[Entry], docket: Docket, likely: str) -> list[Entry]:
    """What is to be done with rows that are struck out or hidden; one answer for all of them."""
    if not found:
        return kept
    titles = [spot for one in found if (spot := one.spot("title"))]
    said = "; ".join(spot.text for spot in titles)[:300]
    if docket.pick(kind, f"rows:{kind}", titles, said, (KEEP, LEAVE), likely) == KEEP:
        return kept
    for one in found:
        for spot in one.own:
            docket.came_of(spot, "no_place", kind)
    gone = {id(one) for one in found}
    return [one for one in kept if id(one) not in gone]


def _without_copies(entries: list[Entry], docket: Docket) -> list[Entry]:
    """A tool's own copy of a row, or the same words twice under one priority without a number."""
    seen: dict[str, Entry] = {}
    copies = []
    for entry in entries:
        title = entry.spot("title")
        words = folded(_COPY.sub("", title.text)) if title else ""
        key = f"{words}|{[section.text for section in entry.sections]}"
        if words and key in seen and not entry.spot("ref"):
            copies.append(entry if title and _COPY.search(title.text) else seen[key])
        seen.setdefault(key, entry)
    left = {id(entry) for entry in copies if _is_left_out(entry, docket)}
    return [one for one in entries if id(one) not in left]


def _is_left_out(entry: Entry, docket: Docket) -> bool:
    """Whether somebody says that a tool's copy is no commitment of its own."""
    title = entry.spot("title")
    if title is None or not _COPY.search(title.text):
        return False
    key = f"copy:{folded(title.text)}"
    if docket.pick("copy", key, [title], title.text, (TWO, ONE), TWO) == TWO:
        return False
    for spot in entry.own:
        docket.came_of(spot, "no_place", "copy")
    return True
