"""What a row says under Muster's own headings: its handling, type, origin and the like, taken where the plan's check
would take it. A protective marking is asked about, and until somebody answers nothing becomes public by it."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import cast

from storage.enums import CommitmentType, Handling, Origin
from storage.plan.adoption.deciding.markings import asked_handling
from storage.plan.adoption.deciding.people import Roles
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.marking_words import STRICTEST, likely_handling
from storage.plan.adoption.words.names import roles_in, tidy
from storage.plan.files.scalars import as_choice, yes_or_no
from storage.rules.same_text import folded

CHOICES: Mapping[str, type[StrEnum]] = {"type": CommitmentType, "origin": Origin, "handling": Handling}
_PUBLIC = re.compile(
    r"\W*(?:open|open session|public session|part (?:1|i|one)|not exempt|not restricted|unrestricted|"
    r"no restrictions?)\W*"
)
_LISTED = re.compile(r"[;,\n]")
_Row = dict[str, object]


def own_fields(entry: Entry, row: Mapping[str, object], roles: Roles, marked: Handling | None = None) -> _Row:
    """The fields that need no other row. `row` is what is known of the commitment, `marked` who may read it by what
    marks it elsewhere."""
    docket, found = roles.docket, _Row()
    for name in ("type", "origin"):
        _take(entry, name, docket, found, _choosing(name))
    _take(entry, "monitor_after_completion", docket, found, lambda spot: yes_or_no(spot.text))
    _take(entry, "second_agreer", docket, found, lambda spot: _second(spot, row, roles))
    if "source" not in row:
        _take(entry, "source", docket, found, lambda spot: spot.text)
    said = [_handling(entry, spot, docket) for spot in entry.spots("handling")]
    if handling := min((one for one in (*said, marked) if one), key=STRICTEST.index, default=None):
        found["handling"] = handling
    return found


def _take(entry: Entry, name: str, docket: Docket, found: _Row, read: Callable[[Spot], object]) -> None:
    """The field as its cell says it; a cell that cannot be taken says so."""
    if spot := entry.spot(name):
        value = read(spot)
        how = ("no_place", "not_taken") if value is None else ("carried", f"commitments.{name}")
        docket.came_of(spot, *how)
        found |= {} if value is None else {name: value}


def _choosing(name: str) -> Callable[[Spot], object]:
    """Reads a cell of that column."""
    return lambda spot: _choice(name, spot.text)


def _choice(name: str, text: str) -> StrEnum | None:
    return next((one for one in CHOICES[name] if one == as_choice(text)), None)


def _second(spot: Spot, row: Mapping[str, object], roles: Roles) -> str | None:
    """Whoever agrees where lead and SRO are one person is neither."""
    named = roles_in(spot.text)
    taken = {folded(str(row.get(name))) for name in ("lead", "sro")}
    return roles.add(named[0]) if len(named) == 1 and folded(named[0]) not in taken else None


def _handling(entry: Entry, spot: Spot, docket: Docket) -> Handling:
    """Who may read it. Anything but Muster's own words, or that it is not restricted, is asked."""
    heading = entry.columns.headings.get(spot.column)
    label = heading.text if heading else ""
    found, said = _choice("handling", spot.text), yes_or_no(spot.text)
    if found is None and said is not None and said == bool(re.search(r"\bpublic|\bpublish", folded(label))):
        found = Handling.PUBLIC
    if found is None and _PUBLIC.fullmatch(folded(spot.text)):
        found = Handling.PUBLIC
    if found is not None:
        docket.came_of(spot, "carried", "commitments.handling")
        return Handling(found)
    whole = f"{tidy(label)}: {tidy(spot.text)}"[:200]
    return asked_handling("handling", folded(whole), [spot], whole, likely_handling(whole), docket)


def settle_mentions(
    entries: Sequence[Entry], rows: Sequence[_Row], priority_of: Callable[[str], str], docket: Docket
) -> None:
    """The other priorities and commitments that rows name, now that all are known."""
    refs = {folded(str(row["ref"])): str(row["ref"]) for row in rows}

    def ref_of(text: str) -> str:
        return refs.get(folded(text), "")

    for entry, row in zip(entries, rows, strict=True):
        own = str(row["priority"])
        also = _named(entry, "also", priority_of, own, docket)
        before = cast("tuple[str, ...]", row.get("also") or ())
        row["also"] = tuple(dict.fromkeys((*before, *also))) or None
        row["depends_on"] = _named(entry, "depends_on", ref_of, str(row["ref"]), docket)
    for at in _in_circles(rows):
        rows[at]["depends_on"] = None
        for spot in entries[at].spots("depends_on"):
            docket.fates.pop(spot.place, None)
            docket.came_of(spot, "no_place", "circle")


def _named(entry: Entry, name: str, known: Callable[[str], str], own: str, docket: Docket) -> tuple[str, ...]:
    """What a cell lists, where it lists nothing that is not there."""
    spot = entry.spot(name)
    parts = [tidy(part) for part in _LISTED.split(spot.text) if tidy(part)] if spot else []
    found = tuple(dict.fromkeys(known(part) for part in parts))
    sound = bool(found) and all(found) and own not in found
    docket.came_of(spot, *(("carried", f"commitments.{name}") if sound else ("no_place", "not_taken")))
    return found if sound else ()


def _in_circles(rows: Sequence[_Row]) -> list[int]:
    """The rows that would wait for one another without end."""
    waits = {str(row["ref"]): row["depends_on"] or () for row in rows}
    gone: set[str] = set()
    while True:
        try:
            TopologicalSorter(waits).prepare()  # type: ignore[arg-type]  # each is a tuple of refs by now
        except CycleError as error:
            gone |= set(error.args[1])
            waits |= dict.fromkeys(error.args[1], ())
        else:
            return [at for at, row in enumerate(rows) if row["ref"] in gone]
