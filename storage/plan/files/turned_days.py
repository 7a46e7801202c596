"""Days whose order cannot be trusted: where one of a field has the month first, the others were likely written or
opened so too, and would be read as another day."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.scalars import iso_date
from storage.plan.files.settled_tree import DAYS
from storage.plan.files.tree import Fields, Items, Node, Text
from storage.rules.calendar.days import day_of, written_day

_IN_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})")


def turned_days(tree: Fields, faults: Collection[Fault]) -> Iterator[Fault]:
    """Days of which day and month may stand for one another, where one of the file has the month first: all that are
    text, for whoever writes one so writes all, and a workbook's own dates in that field. `tree` is as it was
    written."""
    fields = {fault.field for fault in faults if fault.code == "month_first"}
    said = [(path, node) for path, node in _texts(tree, "") if path in DAYS] if fields else []
    sound = {path for path, node in said if _is_kept(node) and _either(node) is None}
    for path, node in said:
        is_doubted = path in fields - sound if _is_kept(node) else True
        if is_doubted and (either := _either(node)):
            days = (f"{day.day} {day:%B %Y}" for day in either)
            yield fault_at(node.place, path, "day_or_month_first", node.value, *days)


def _is_kept(node: Text) -> bool:
    """Whether a workbook keeps it as a date. Whatever opened the file turned all of them or none, so that one whose
    day is no month speaks for the others."""
    return "!" in node.place.text and iso_date(node.value) is not None


def _either(node: Text) -> tuple[date, date] | None:
    """The two days that a text in figures may be."""
    written = node.value.strip()
    day = written_day(written) if _is_kept(node) or _IN_FIGURES.fullmatch(written) else None
    other = day_of(day.month, day.day, day.year) if day else None
    return (day, other) if day and other and other != day else None


def _texts(node: Node, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item, path)
    else:
        for name, one in node.entries.items():
            yield from _texts(one, f"{path}.{name}" if path else name)
