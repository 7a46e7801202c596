"""Draws facts of any shape with 0, 1 and 2 of everything: each list and each number is one of these. What a text is,
and which words are keys, is given by name."""

import random
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from digests.collecting.status import STEPS
from digests.kit.prose import paragraphs
from digests.redaction.redaction import KINDS
from storage.enums import ReturnState
from storage.facts.answering import Finding
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.standing import Counts, PriorityStanding, Standing
from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.grids.grid import NotReadable
from storage.rules.standing import counting
from storage.rules.standing.rag import scheme
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.kit.stood import priority_standing

SIZES = (0, 1, 2)
DAY, MOMENT = date(2021, 10, 14), datetime(2021, 10, 14, 16, 0, tzinfo=UTC)
WORDS = {
    "key": tuple(STEPS),
    "how": ("split", "merged", "withdrawn"),
    "state": ("open", "cut_off"),
    "what": ("priority", "commitment", "quarter"),
    "not_comparable_because": ("", "no_return", "rebaselined"),
    "zone": ("Europe/London",),
    "profile": ("dorset_monitoring",),
    "by_kind": tuple(KINDS),
    "kind": ("sheet", "other", "returns", "agreements", "dates", "help"),
    "kinds": ("returns", "agreements", "dates", "help"),
}
"""What stands in texts that are keys, by their name."""
SHEETS_OF_A_PLAN = ("commitments", "priorities", "people", "milestones", "returns")
NOT_READABLE = tuple(
    name.removeprefix("refuse_") for name in sorted(paragraphs("plan/adoption")) if name.startswith("refuse_")
)
OF_THE_TEMPLATE = ("wanted", "why", "why_not", "verb", "wish")
"""Texts that choose a paragraph of the template, by what its name ends with."""


class Drawn:
    """Facts drawn with one seed."""

    def __init__(self, seed: int, template: str = "") -> None:
        self._random = random.Random(seed)
        names = sorted(paragraphs(template)) if template else []
        self._keys = ("", *(one.partition("_")[2] or one for one in names), *names)

    def arguments(self, function: Any) -> dict[str, Any]:
        """What a function takes, by name."""
        hints = get_type_hints(function)
        hints.pop("return", None)
        return {name: self.value(hint, name) for name, hint in hints.items() if name != "detail"}

    def value(self, hint: Any, name: str = "") -> Any:
        """A value of that type, for what has that name."""
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(self._random.choice(args), name)
        if origin in (tuple, Sequence, list, frozenset):
            return self._several(origin, args, name)
        if origin is Mapping:
            return {}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._random.choice(list(hint))
        if is_dataclass(hint):
            return self._facts(hint)
        if hint is NotReadable:
            return NotReadable(self._random.choice(NOT_READABLE), "Alpha", "2")
        return self._plain(hint, name)

    def _several(self, origin: Any, args: tuple[Any, ...], name: str) -> Any:
        if origin is tuple and args[-1] is not Ellipsis:
            return tuple(self.value(one, name) for one in args)
        if args[0] is RatingMeaning:
            return scheme("brag_plus").meanings
        return tuple(self.value(args[0], name) for _ in range(self._random.choice(SIZES)))

    def _facts(self, hint: Any) -> Any:
        if hint is QuarterName:
            return QuarterName(2021, self._random.choice((1, 2)))
        if hint is Standing:
            return self._random.choice(stood.STANDINGS + stood.BACK)
        if hint is PriorityStanding:
            return priority_standing(*(self.value(Standing) for _ in range(self._random.choice(SIZES))))
        if hint is Returns:
            return counting.returns(
                self._random.choices(list(ReturnState), k=self._random.choice(SIZES)), DAY
            )
        if hint is Finding:
            return self._random.choice((cast.SIMILAR, cast.OVERDUE))
        if hint is Counts:
            return priority_standing(
                *(self.value(Standing) for _ in range(self._random.choice(SIZES)))
            ).counts
        hints = get_type_hints(hint)
        made = {one.name: self.value(hints[one.name], one.name) for one in fields(hint) if one.init}
        if hint is Adoption:
            made["tables"] = {name: ({},) * self._random.choice(SIZES) for name in SHEETS_OF_A_PLAN}
        return hint(**made)

    def _plain(self, hint: Any, name: str) -> Any:
        if hint is str and name in OF_THE_TEMPLATE:
            return self._random.choice(self._keys)
        if hint is str:
            return self._random.choice(WORDS.get(name, ("Alpha", "")))
        known: dict[Any, tuple[Any, ...]] = {
            bool: (True, False),
            int: SIZES,
            float: (0.0, 1.0, 2.0),
            Decimal: (Decimal(0), Decimal(1), Decimal(2)),
            date: (DAY, DAY + timedelta(days=1)),
            datetime: (MOMENT, MOMENT + timedelta(days=1)),
            time: (time(9, 30), time(17)),
            type(None): (None,),
        }
        return self._random.choice(known[hint])
