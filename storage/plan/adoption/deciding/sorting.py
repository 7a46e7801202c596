"""Which of the rows that look like commitments are some: parts of others go to these, and of those that are
struck out, hidden or there twice somebody says what they are."""

import re
from collections.abc import Sequence

from storage.plan.adoption.deciding.refs import own_ref, title_key
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.reading.rows import LEAVE, Entry
from storage.rules.same_text import folded

SAME, OTHERS = "The same: leave these out", "Commitments of their own"
_REPEATS = 0.6
"""So large a part of a sheet's rows must stand on another for it to repeat that."""
_REGISTER = re.compile(
    r"\b(?:risks?|issues?|raid|decisions?|lessons?|assumptions?)(?: log| register)?$|\bregister$", re.I
)
_OF_REGISTER = re.compile(r"(?:risk|issue|decision|lesson|assumption)s?\b(?! rating| score| status)")
_ONLY_THERE = frozenset(
    {"likelihood", "probability", "mitigation", "mitigations", "mitigating actions", "residual risk"}
)
"""How registers are called and headed."""
KEEP, TWO, ONE = "They are part of the plan", "Two commitments", "One: leave the copy out"
_COPY = re.compile(r"\s*\(copy(?: \d+)?\)\s*$|^copy of\s+|\s+-\s+copy$", re.IGNORECASE)


def kept_entries(entries: Sequence[Entry], docket: Docket) -> list[Entry]:
    """The commitments among the entries."""
    kept = _without_other_tables(_without_parts(entries), docket)
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


def _without_other_tables(entries: list[Entry], docket: Docket) -> list[Entry]:
    """A register of risks or the like, beside a plan, is likely no part of it; somebody says."""
    tables: dict[int, list[Entry]] = {}
    for entry in entries:
        tables.setdefault(id(entry.columns), []).append(entry)
    others = [table for table in tables.values() if _is_register(table[0])]
    for table in others if len(others) < len(tables) else []:
        columns, name = table[0].columns, table[0].grid.name
        heads = [heading.text for _, heading in sorted(columns.headings.items())]
        spots = [spot for _, heading in sorted(columns.headings.items()) for spot in heading.spots]
        said = f"{name}: {', '.join(heads)}"[:300]
        if docket.pick("register", f"table:{folded(said)}", spots, said, (KEEP, LEAVE), LEAVE) == LEAVE:
            entries = _left_out(entries, table, "left_out", docket)
    return entries


def _is_register(entry: Entry) -> bool:
    """Whether a table lists risks, issues or decisions: by its sheet's name, or by what its headings begin with."""
    title = entry.columns.first("title")
    heads = [heading.name for at, heading in sorted(entry.columns.headings.items()) if at <= (title or 0)]
    names = [heading.name for heading in entry.columns.headings.values()]
    return (
        bool(_REGISTER.search(entry.grid.name))
        or any(map(_OF_REGISTER.match, heads))
        or bool(_ONLY_THERE & {*names})
    )


def without_repeated(entries: list[Entry], docket: Docket) -> list[Entry]:
    """A sheet that repeats commitments of another, as a summary does, holds none of its own; somebody says. The
    fullest is kept."""
    sheets: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        sheets.setdefault((entry.grid.file, entry.grid.name), []).append(entry)
    fullest = sorted(sheets, key=lambda one: -sum(len(entry.own) for entry in sheets[one]))
    seen: set[tuple[str, str]] = set()
    for sheet in fullest:
        again = [entry for entry in sheets[sheet] if _known_as(entry) in seen]
        seen |= {_known_as(entry) for entry in sheets[sheet]} - {("", "")}
        if len(again) < _REPEATS * len(sheets[sheet]):
            continue
        titles = [spot for one in again if (spot := one.spot("title"))]
        said = f"{sheet[1]}: {'; '.join(spot.text for spot in titles)}"[:300]
        if (
            docket.pick("repeated", f"sheet:again:{folded(sheet[1])}", titles, said, (SAME, OTHERS), SAME)
            == SAME
        ):
            entries = _left_out(entries, again, "copy", docket)
    return entries


def _known_as(entry: Entry) -> tuple[str, str]:
    return own_ref(entry)[0].casefold(), title_key(entry)


def _left_out(entries: list[Entry], gone: Sequence[Entry], why: str, docket: Docket) -> list[Entry]:
    for spot in (spot for one in gone for spot in one.own):
        docket.came_of(spot, "no_place", why)
    left = {id(one) for one in gone}
    return [one for one in entries if id(one) not in left]


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
    return _left_out(kept, found, kind, docket)


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
