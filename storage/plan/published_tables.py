"""What stands in and around a table of figures that anybody will read: a protective marking keeps it from being
taken, and of words that nobody reads it is said so."""

from collections.abc import Iterable, Iterator

from storage.plan.adoption.words.marking_words import marking_in
from storage.plan.files.check import in_file_order
from storage.plan.files.faults import WHOLE_FILE, Fault, fault_at
from storage.plan.files.headed_tables import FoundTable
from storage.plan.files.known_places import known_to_people
from storage.plan.files.tree import Fields, Items, Text

_SPOKEN = ("note", "commentary", "reason", "grade_reason")
"""The fields of a row in which somebody says something."""


def as_tree(rows: tuple[Fields, ...], group: str) -> Fields:
    """The rows as a file's tree."""
    return Fields({group: Items(rows, WHOLE_FILE)}, WHOLE_FILE)


def known_in(rows: tuple[Fields, ...], group: str, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the file's order, each with what people call its place."""
    return known_to_people(as_tree(rows, group), in_file_order(tuple(faults)))


def markings(table: FoundTable, group: str) -> Iterator[Fault]:
    """Each protective marking: over the table, in its headings, around its cells, and in what its rows say."""
    for one in (*table.above, *table.heads, *table.around):
        if found := marking_in(one.value, is_line=True):
            yield fault_at(one.place, group, "marked_figures", found)
    for row in table.rows:
        for field in _SPOKEN:
            node = row.entries.get(field)
            if isinstance(node, Text) and (found := marking_in(node.value)):
                yield fault_at(node.place, f"{group}.{field}", "marked_figures", found)


def unread_above(table: FoundTable, group: str) -> Iterator[Fault]:
    """What stands above the headings, told once, where nothing of it is read."""
    if table.above:
        first, *more = table.above
        yield fault_at(first.place, group, "above_not_read", first.value, str(len(more)))
