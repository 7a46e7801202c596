"""Reads a YAML file into a tree, and writes a document as YAML. Every value stays the text that was written
(`code: 1.10` is "1.10"). Nothing is built from tags, and aliases are refused: no file can do harm."""

from collections.abc import Iterator
from typing import Any

import yaml

from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.text_files import text_of
from storage.plan.files.tree import Fields, Items, Node, Text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_NOTHING = ("", "~", "null", "Null", "NULL")


class _Unreadable(Exception):
    """Reading cannot go on; the one fault says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def read_yaml(data: bytes) -> tuple[Fields | None, tuple[Fault, ...], tuple[Fault, ...]]:
    """The tree of a YAML file, or None; what was wrong with its form; and nothing to look at."""
    try:
        reader = _Reader(text_of(data))
        tree = reader.document()
    except UnicodeDecodeError:
        return None, (fault_at(WHOLE_FILE, "", "not_text_file"),), ()
    except _Unreadable as stop:
        return None, (stop.fault,), ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = _line(mark) if mark else WHOLE_FILE
        return None, (fault_at(place, "", "not_yaml", str(getattr(error, "problem", None) or "")),), ()
    return tree, tuple(reader.faults), ()


def _line(mark: Any, path: str = "") -> FaultPlace:
    where = f"line {mark.line + 1}"
    return FaultPlace(f"{path}, {where}" if path else where, (mark.line, mark.column))


class _Reader:
    """Walks the parser's events once, which bounds the work by the file's length."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> Fields:
        """The fields of the file's one document."""
        started = [next(self._events), next(self._events)]
        if isinstance(started[-1], yaml.StreamEndEvent):
            raise _Unreadable(fault_at(WHOLE_FILE, "", "empty_file"))
        node = self._node(next(self._events), "", 0)
        self._refuse_a_second_document()
        return self._as_fields(node)

    def _refuse_a_second_document(self) -> None:
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(fault_at(_line(after.start_mark), "", "second_document"))

    def _as_fields(self, node: Node | None) -> Fields:
        if isinstance(node, Fields):
            return node
        code = "not_fields" if node else "empty_file"
        raise _Unreadable(fault_at(WHOLE_FILE, "", code))

    def _node(self, event: yaml.Event, path: str, depth: int) -> Node | None:
        place = _line(event.start_mark, path)
        if isinstance(event, yaml.AliasEvent):
            raise _Unreadable(fault_at(place, "", "alias"))
        if depth > _DEEPEST:
            raise _Unreadable(fault_at(place, "", "too_deep"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, path, depth)
        return _scalar(event, place)

    def _sequence(self, place: FaultPlace, path: str, depth: int) -> Items:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            here = f"{path}[{len(items)}]"
            items.append(self._node(event, here, depth + 1) or Text("", _line(event.start_mark, here)))
        return Items(tuple(items), place)

    def _mapping(self, place: FaultPlace, path: str, depth: int) -> Fields:
        entries: dict[str, Node] = {}
        blanks: dict[str, FaultPlace] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._entry(event, path, depth, entries, blanks)
        return Fields(entries, place, blanks)

    def _entry(
        self, key: yaml.Event, path: str, depth: int, entries: dict[str, Node], blanks: dict[str, FaultPlace]
    ) -> None:
        name = self._key(key, path, depth)
        here = f"{path}.{name}" if path else name
        node = self._node(next(self._events), here, depth + 1)
        if name in entries or name in blanks:
            self.faults.append(fault_at(_line(key.start_mark, here), here, "repeated_key", name))
        elif node is None:
            blanks[name] = _line(key.start_mark, here)
        else:
            entries[name] = node

    def _key(self, event: yaml.Event, path: str, depth: int) -> str:
        """A key that is itself a list or fields is read past, and refused as a key nobody knows."""
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self._node(event, path, depth + 1)
        return "?"


def _scalar(event: Any, place: FaultPlace) -> Text | None:
    left_empty = not event.style and event.value in _NOTHING
    return None if left_empty else Text(event.value, place)
