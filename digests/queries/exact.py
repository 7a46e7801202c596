"""What is said where something was to be changed and nothing named it exactly: that nothing was, what may have been
meant, and a button that does it then."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digests.kit.blocks import Block, Message, actions, button, message, section
from digests.kit.prose import Ours, say, say_plain

GO_AHEAD, LEAVE_IT = "go_ahead", "leave_it"
VALUE_LIMIT = 2000
"""Most characters that a button carries (docs.slack.dev, "Button element")."""


@dataclass(frozen=True)
class GoAhead:
    """What a press on [Yes, …] does: the line that is then read as if it had been typed, and the day on which it was
    offered, for "tomorrow" is another day the day after. Where it was asked whether it is meant, `sure` says of what:
    of anything else it is asked again."""

    on: date
    line: str
    sure: str = ""

    def value(self) -> str:
        """As a button carries it; "" for more than one can."""
        known = {"on": self.on.isoformat(), "line": self.line}
        value = json.dumps(known | ({"sure": self.sure} if self.sure else {}), ensure_ascii=False)
        return value if len(value) <= VALUE_LIMIT else ""

    @classmethod
    def read(cls, value: str) -> "GoAhead":
        """As `value` wrote it."""
        known = json.loads(value)
        return cls(date.fromisoformat(known["on"]), str(known["line"]), str(known.get("sure", "")))


@dataclass(frozen=True)
class Meant:
    """What may have been meant: a commitment with its ref, or a role ("" for a ref); the line as it would then be,
    and what its button carries, both "" where there can be none."""

    ref: str
    title: str
    line: str = ""
    value: str = ""

    @property
    def name(self) -> str:
        """What it is called; a restricted title is not for everyone."""
        return f"{self.ref} {self.title or '(restricted)'}" if self.ref else self.title


def unsure(verb: str, typed: str, wanted: str, choices: Sequence[Meant]) -> Message:
    """Nothing was done: what was `typed` is not what was `wanted`, a `ref`, a `role` or `either`. Each choice has a
    button that does it; where one of them cannot have one, all are only named."""
    no_such = say("queries/exact", f"no_{wanted}", typed=typed)
    if choices and all(one.value for one in choices):
        asked = _with_buttons(verb, no_such, choices)
        if asked.fits:
            return asked
    facts = {"only": say("queries/exact", f"only_{wanted}"), "is_role": wanted == "role", "choices": choices}
    return message([section(say("queries/exact", "named", no_such=no_such, **facts))])


def _with_buttons(verb: str, no_such: Ours, choices: Sequence[Meant]) -> Message:
    no = button(say_plain("queries/exact", "no"), LEAVE_IT)
    head = section(say("queries/exact", "unsure", no_such=no_such, choices=choices))
    if len(choices) == 1:
        return message([head, actions([_yes(verb, choices[0]), no])])
    lines = (section(say("queries/exact", "choice", one=one), _yes(verb, one)) for one in choices)
    return message([head, *lines, actions([no])])


def _yes(verb: str, one: Meant) -> Block:
    label = say_plain("queries/exact", f"yes_{verb.replace('-', '_')}")
    return button(label, GO_AHEAD, one.value, about=one.name)


def left_alone() -> Message:
    """[No] was pressed."""
    return message([section(say("queries/exact", "left_alone"))])


def too_late() -> Message:
    """[Yes, …] was pressed on another day than it was offered."""
    return message([section(say("queries/exact", "too_late"))])


def opened() -> Message:
    """What was wanted is asked for in a form that has opened."""
    return message([section(say("queries/exact", "opened"))])
