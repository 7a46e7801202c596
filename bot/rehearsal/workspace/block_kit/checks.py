"""Small checks that Block Kit's tables are made of; each reports what is wrong and where."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class Complaints:
    """What was found, in Slack's words: `must be less than 3001 characters [json-pointer:/blocks/0/text]`."""

    messages: list[str] = field(default_factory=list)

    def add(self, words: str, pointer: str) -> None:
        """One fault at a place."""
        self.messages.append(f"{words} [json-pointer:{pointer}]")


Check = Callable[[Any, str, Complaints], None]


def string(most: int, least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if not isinstance(value, str):
            report.add("must be a string", at)
        elif len(value) < least:
            report.add(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            report.add(f"must be less than {most + 1} characters", at)

    return check


def one_of(*allowed: Any) -> Check:
    """One of these values."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if value not in allowed:
            report.add(f"failed to match one of the allowed values: {', '.join(map(str, allowed))}", at)

    return check


def flag(value: Any, at: str, report: Complaints) -> None:
    """True or false."""
    if not isinstance(value, bool):
        report.add("must be a boolean", at)


def anything(value: Any, at: str, report: Complaints) -> None:
    """Not looked into."""


def whole(least: int, most: int) -> Check:
    """A whole number in a range."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report.add("must be an integer", at)
        elif not least <= value <= most:
            report.add(f"must be between {least} and {most}", at)

    return check


def number(value: Any, at: str, report: Complaints) -> None:
    """Any number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        report.add("must be a number", at)


def day(value: Any, at: str, report: Complaints) -> None:
    """A date, YYYY-MM-DD."""
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        report.add("must be a valid date in the format YYYY-MM-DD", at)


def time_of_day(value: Any, at: str, report: Complaints) -> None:
    """A time, HH:mm."""
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        report.add("must be a valid time in the format HH:mm", at)


def address(most: int) -> Check:
    """A web address."""
    length = string(most)

    def check(value: Any, at: str, report: Complaints) -> None:
        length(value, at, report)
        if isinstance(value, str) and not re.match(r"(https?|slack)://|mailto:", value):
            report.add("must be a valid URL", at)

    return check


def list_of(item: Check, most: int, least: int = 1) -> Check:
    """A list of so many items."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if not isinstance(value, list):
            report.add("must be an array", at)
            return
        if len(value) > most:
            report.add(f"no more than {most} items allowed", at)
        if len(value) < least:
            report.add(f"must have at least {least} items" if least > 1 else "must not be empty", at)
        for index, each in enumerate(value):
            item(each, f"{at}/{index}", report)

    return check


def record(fields: Mapping[str, Check], required: Collection[str] = ()) -> Check:
    """An object with these fields and no others."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if not isinstance(value, dict):
            report.add("must be an object", at)
            return
        for name in required:
            if value.get(name) is None:
                report.add(f"missing required field: {name}", at)
        for name, inner in value.items():
            if name not in fields:
                report.add(f"invalid additional property: {name}", at)
            elif inner is not None:
                fields[name](inner, f"{at}/{name}", report)

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """An object whose `type` says which check applies."""

    def check(value: Any, at: str, report: Complaints) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in table:
            report.add(f"unsupported type: {kind}", f"{at}/type")
        else:
            table[kind](value, at, report)

    return check


def at_least_one(*names: str) -> Check:
    """An object that has one of these fields."""

    def check(value: Any, at: str, report: Complaints) -> None:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            report.add(f"must have at least one of: {', '.join(names)}", at)

    return check


def all_of(*several: Check) -> Check:
    """These checks in turn, until one finds a fault: the later ones may rely on the shape."""

    def check(value: Any, at: str, report: Complaints) -> None:
        before = len(report.messages)
        for each in several:
            if len(report.messages) == before:
                each(value, at, report)

    return check
