"""The journal: one JSON line for each call, envelope and visible message, in the order they happened."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.rehearsal.workspace.clock import OfficeClock
from bot.rehearsal.workspace.kinds import Json


class Journal:
    """Kept in memory and on disk; what stands here was accepted, whatever the app came to know of it."""

    def __init__(self, clock: OfficeClock, path: Path | None) -> None:
        self._clock = clock
        self._file = path.open("a", encoding="utf-8") if path else None
        self.entries: list[Json] = []
        self.watchers: set[Callable[[], None]] = set()

    def add(self, kind: str, **facts: Any) -> None:
        """Write one line; it is flushed, so that a reader sees it as soon as the call is answered."""
        at = self._clock.now().isoformat(timespec="microseconds")
        entry = {"n": len(self.entries) + 1, "at": at, "kind": kind, **facts}
        line = json.dumps(entry, ensure_ascii=False, default=str)
        self.entries.append(json.loads(line))
        if self._file:
            self._file.write(line + "\n")
            self._file.flush()
        for watcher in self.watchers:
            watcher()

    def since(self, number: int) -> list[Json]:
        """The entries after this number."""
        return self.entries[max(0, number) :]

    def forget_since(self, number: int) -> None:
        """Go on as if nothing had happened after this number; what is on disk stays there."""
        del self.entries[number:]
