"""Makes a file's tree say what it means in one way: days as ISO, and what refers to another part of the file as that
part is spelled. What is checked, compared and kept afterwards is exact. Nothing here is a fault."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, Items, Node, Text, rows, text, texts
from storage.rules.calendar.days import Period, read_period, written_day
from storage.rules.same_text import at_a_glance, folded

FIRST, LAST, EXACT = "first", "last", "exact"
DAYS: Mapping[str, str] = {
    "plan.starts": FIRST,
    "plan.ends": LAST,
    "forums.meetings": EXACT,
    "commitments.start": FIRST,
    "commitments.due": LAST,
    "commitments.completed_on": EXACT,
    "commitments.milestones.due": LAST,
    "commitments.milestones.met": EXACT,
    "requests.meeting": EXACT,
    "requests.due": LAST,
    "requests.responded_on": EXACT,
    "returns.agreed_on": EXACT,
}
"""Fields that hold days: which day of a month or a quarter is meant where that is written, or that it must be one."""
ROLES = (
    "papers.signatory.role",
    "papers.contacts.role",
    "people.agrees_for",
    "priorities.lead",
    "commitments.lead",
    "commitments.force_lead",
    "commitments.deputy",
    "commitments.sro",
    "commitments.second_agreer",
    "measures.owner",
    "requests.owner",
)
PRIORITIES = ("commitments.priority", "commitments.also", "measures.priorities")
REFS = ("commitments.depends_on", "measures.commitments", "requests.commitments")
"""Fields that name a role, a priority (by its code, or by its title) or a commitment."""

Spellings = Mapping[str, str]
"""A name's own spelling, by the name folded and by how it looks."""


def settled(tree: Fields) -> tuple[Fields, tuple[Fault, ...]]:
    """The tree, and each entry that was read as a day though it names a longer time."""
    noted: list[Fault] = []
    spellings = spellings_of(tree)

    def said(path: str, node: Text) -> Text:
        if path in DAYS:
            return _day(path, node, noted)
        known = spellings.get(path)
        return replace(node, value=spelling(node.value, known)) if known else node

    entries = {name: _rewritten(node, name, said) for name, node in tree.entries.items()}
    return _with_areas(replace(tree, entries=entries)), tuple(noted)


def spelling(name: str, known: Spellings) -> str:
    """The name as it is spelled where it was given, as it was written where it is none of these. A letter that only
    looks like another, or a space more or less, makes no other name."""
    return known.get(folded(name)) or known.get(at_a_glance(name), name)


def spellings_among(names: Iterable[str]) -> Spellings:
    """How each of these may be written. What reads the same goes before what only looks so."""
    names = tuple(reversed(tuple(names)))
    return {at_a_glance(name): name for name in names} | {folded(name): name for name in names}


def spellings_of(tree: Fields) -> Mapping[str, Spellings]:
    """By field, how what it may name is spelled."""
    roles = _own(tree, "people", "role")
    codes, refs = dict(_own(tree, "priorities", "code")), _own(tree, "commitments", "ref")
    titled = [(text(row, "title"), text(row, "code")) for row in rows(tree, "priorities")]
    titles = Counter(folded(title.value) for title, _ in titled if title)
    for title, code in titled:
        if title and code and titles[folded(title.value)] == 1:
            # A code goes before a title, and a title that two have names neither.
            codes.setdefault(folded(title.value), code.value)
    return {
        **dict.fromkeys(ROLES, roles),
        **dict.fromkeys(PRIORITIES, codes),
        **dict.fromkeys(REFS, refs),
        "commitments.board": _own(tree, "forums", "name"),
    }


def _own(tree: Fields, group: str, key: str) -> Spellings:
    nodes = (text(row, key) for row in rows(tree, group))
    return spellings_among(node.value for node in nodes if node)


def _rewritten(node: Node, path: str, said: Callable[[str, Text], Text]) -> Node:
    if isinstance(node, Text):
        return said(path, node)
    if isinstance(node, Items):
        return replace(node, items=tuple(_rewritten(item, path, said) for item in node.items))
    entries = {name: _rewritten(one, f"{path}.{name}", said) for name, one in node.entries.items()}
    return replace(node, entries=entries)


def _day(path: str, node: Text, noted: list[Fault]) -> Text:
    """The day as ISO; what names none stays as it is."""
    edge = DAYS[path]
    day = written_day(node.value)
    period = Period(day, day) if day else (read_period(node.value) if edge != EXACT else None)
    if period is None:
        return node
    iso = (period.first if edge == FIRST else period.last).isoformat()
    if day is None:
        noted.append(fault_at(node.place, path, "read_as_day", node.value, iso))
    return replace(node, value=iso)


def _with_areas(tree: Fields) -> Fields:
    """An area is spelled as its priority lists it."""
    listed = {
        code.value: spellings_among(area.value for area in texts(row, "areas"))
        for row in rows(tree, "priorities")
        if (code := text(row, "code"))
    }
    commitments = tree.entries.get("commitments")
    if not isinstance(commitments, Items):
        return tree
    items = tuple(_with_area(row, listed) if isinstance(row, Fields) else row for row in commitments.items)
    return replace(tree, entries={**tree.entries, "commitments": replace(commitments, items=items)})


def _with_area(row: Fields, listed: Mapping[str, Spellings]) -> Fields:
    code, area = text(row, "priority"), text(row, "area")
    known = listed.get(code.value, {}) if code else {}
    if area is None or area.value in known.values():
        return row
    return replace(row, entries={**row.entries, "area": Text(spelling(area.value, known), area.place)})
