"""How long answers took, by kind: one sum for all the processes of a `web`. It is told in bot/watching/metrics."""

import fcntl
import mmap
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from threading import Lock
from typing import Any

from bot.clock import stopwatch

SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0)
"""Slack waits three."""
KINDS = ("block_actions", "block_suggestion", "event_callback", "view_closed", "view_submission")
COMMAND, OTHER = "command", "other"
EVERY_KIND = (*KINDS, COMMAND, OTHER)
CELLS = len(SECONDS) + 2
"""Of each kind: how many took up to each of SECONDS (and longer than the one before), how many longer, their sum."""
BYTES_EACH = 8


class AnswerTimes:
    """Made before the processes of a `web` are forked from one, it counts what all of them answer, in memory that
    they share. One that dies at any moment takes nothing with it: a lock that it holds is let go."""

    def __init__(self) -> None:
        self._cells = memoryview(mmap.mmap(-1, len(EVERY_KIND) * CELLS * BYTES_EACH)).cast("d")
        self._lock_of_processes = TemporaryFile()  # noqa: SIM115 - for as long as the process lives
        self._lock_of_threads = Lock()

    @contextmanager
    def timed(self, body: Mapping[str, Any]) -> Iterator[None]:
        """Takes the time of answering this request."""
        taken = stopwatch()
        try:
            yield
        finally:
            self.add(kind_of(body), taken())

    def add(self, kind: str, seconds: float) -> None:
        """One more answer."""
        first = EVERY_KIND.index(kind) * CELLS
        with self._alone():
            self._cells[first + bisect_left(SECONDS, seconds)] += 1
            self._cells[first + CELLS - 1] += seconds

    def seen(self) -> dict[str, tuple[list[float], float]]:
        """For each kind how many took up to each of SECONDS, how many longer, and their sum."""
        with self._alone():
            cells = list(self._cells)
        starts = range(0, len(cells), CELLS)
        found = (cells[start : start + CELLS] for start in starts)
        return {kind: (own[:-1], own[-1]) for kind, own in zip(EVERY_KIND, found, strict=True)}

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else's turn, be it another thread's or, as the lock of a file is a process's, another process's."""
        with self._lock_of_threads:
            fcntl.lockf(self._lock_of_processes, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._lock_of_processes, fcntl.LOCK_UN)


def kind_of(body: Mapping[str, Any]) -> str:
    """What a request is, in one of a few words of ours."""
    named = body.get("type")
    return named if named in KINDS else COMMAND if "command" in body else OTHER
