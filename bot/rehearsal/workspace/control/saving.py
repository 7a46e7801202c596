"""A workspace as it stood is kept under a name, and stands so again: what takes long to bring about is brought about
once. Its clock, its ids and whoever listens go on."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.workspace.world.world import World

HELD = ("directory", "rates", "views", "files", "urls", "tickets", "faults", "triggers")
"""What people and the app have brought about, as the world names it."""


@dataclass(frozen=True)
class Saved:
    """The workspace at one moment: its parts, and how long its journal was."""

    parts: dict[str, Any]
    entries: int


class Saving:
    """Keeps any number of moments."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[str, Saved] = {}

    def save(self, name: str) -> None:
        """Keeps what stands now under this name."""
        parts = {part: getattr(self._world, part) for part in HELD}
        self._kept[name] = Saved(self._copy(parts), len(self._world.journal.entries))

    async def restore(self, name: str) -> None:
        """What was kept stands again, after the calls in flight have been answered; the journal goes on from there.
        Raises KeyError for a name that nothing is kept under."""
        kept = self._kept[name]
        await self._world.in_flight.over()
        for part, held in self._copy(kept.parts).items():
            setattr(self._world, part, held)
        self._world.journal.forget_since(kept.entries)

    def _copy(self, parts: dict[str, Any]) -> dict[str, Any]:
        """A copy that has the same ids and the same clock: neither is ever set back."""
        ids, clock = self._world.ids, self._world.clock
        return deepcopy(parts, {id(ids): ids, id(clock): clock})
