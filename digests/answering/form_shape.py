"""How an update form is shown, and how a view keeps that in its private metadata. No words, no blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Shape:
    """How a form is shown: `following` in the place of another commitment's, one after the other; `short`
    with done and next and what is `missing` of last time alone, the rest as it was; `carried`, begun so and then
    shown in whole. `source` is where the plan office has it from that records the answer on the lead's behalf, ""
    for the lead's own. `drafted`: something is typed that can be thrown away; `thrown`: how often that was done."""

    following: bool = False
    short: bool = False
    source: str = ""
    missing: tuple[str, ...] = ()
    carried: bool = False
    drafted: bool = False
    thrown: int = 0

    def whole(self) -> "Shape":
        """The same form with all its questions."""
        return replace(self, short=False, missing=(), carried=self.carried or self.short)

    def anew(self) -> "Shape":
        """The form from the beginning, with nothing of what was typed."""
        return Shape(self.following, source=self.source, thrown=self.thrown + 1)


WHOLE = Shape()


def ending_of(return_id: int, shape: Shape) -> str:
    """What a question's block_id ends in, in a form that stands in another's place, or begins anew."""
    place = f"~{return_id}" if shape.following else ""
    return f"{place}~{shape.thrown}." if shape.thrown else place


def shape_as_kept(shape: Shape) -> dict[str, Any]:
    """A shape as the metadata of a view keeps it."""
    more = {"b": shape.source, "m": shape.missing, "o": shape.carried, "d": shape.drafted, "t": shape.thrown}
    return {"f": shape.following, "s": shape.short, **{key: value for key, value in more.items() if value}}


def shape_of(known: Mapping[str, Any]) -> Shape:
    """The shape that `shape_as_kept` kept."""
    return Shape(
        bool(known.get("f")),
        bool(known.get("s")),
        str(known.get("b", "")),
        tuple(known.get("m", ())),
        bool(known.get("o")),
        bool(known.get("d")),
        int(known.get("t", 0)),
    )
