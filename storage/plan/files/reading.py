"""Reads a plan file of either kind. How each kind is laid out is in yaml/reader.py and excel/reader.py; what a
plan must say is in check.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storage.plan.files.check import check, in_file_order
from storage.plan.files.damaged import damaged
from storage.plan.files.document import PlanDocument
from storage.plan.files.excel.reader import read_excel
from storage.plan.files.faults import WHOLE_FILE, Fault, fault_at
from storage.plan.files.known_places import known_to_people
from storage.plan.files.remarks import remarks
from storage.plan.files.settled_tree import settled
from storage.plan.files.tree import Fields
from storage.plan.files.turned_days import turned_days
from storage.plan.files.yaml.reader import read_yaml

MOST_BYTES = 10_000_000
_Reader = Callable[[bytes], tuple[Fields | None, tuple[Fault, ...], tuple[Fault, ...]]]
"""Gives the tree, or None; the faults of its form; and what is to be looked at in it."""
_READERS: Mapping[str, _Reader] = {".yaml": read_yaml, ".yml": read_yaml, ".xlsx": read_excel}


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: the document, or None and every fault in the file's order. `remarks` are what to
    look at in a document that can be taken."""

    document: PlanDocument | None
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...] = ()


def read_plan(path: Path, today: date | None = None) -> Reading:
    """The plan in a YAML or Excel file; with `today`, nothing in it may have happened later. Bad input is never
    raised: it is told as faults."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return _refused("unknown_file_kind", path.suffix, *_READERS)
    data, faults = file_bytes(path)
    return Reading(None, faults) if data is None else _checked(*reader(data), today)


def file_bytes(path: Path) -> tuple[bytes | None, tuple[Fault, ...]]:
    """The file's bytes, up to 10 MB, or None and why not."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None, (fault_at(WHOLE_FILE, "", "not_found", path.name),)
    except OSError as error:
        return None, (fault_at(WHOLE_FILE, "", "not_readable", path.name, error.strerror or ""),)
    if len(data) > MOST_BYTES:
        return None, (fault_at(WHOLE_FILE, "", "too_big", path.name, str(MOST_BYTES // 1_000_000)),)
    return data, () if data else (fault_at(WHOLE_FILE, "", "empty_file"),)


def _checked(
    tree: Fields | None, faults: tuple[Fault, ...], noted: tuple[Fault, ...], today: date | None
) -> Reading:
    """A fault in the file's form leaves no document, but the rest is checked all the same."""
    if tree is None:
        return Reading(None, faults)
    as_written = tree
    tree, read_otherwise = settled(as_written)
    document, found = check(tree, today)
    found += tuple(turned_days(as_written, found))
    if faults or document is None:
        return Reading(None, known_to_people(tree, in_file_order(faults + found)))
    to_look_at = in_file_order((*noted, *read_otherwise, *damaged(tree), *remarks(tree, document)))
    return Reading(document, (), known_to_people(tree, to_look_at))


def _refused(code: str, given: str, *expected: str) -> Reading:
    return Reading(None, (fault_at(WHOLE_FILE, "", code, given, *expected),))
