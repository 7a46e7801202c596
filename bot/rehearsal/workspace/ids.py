"""Identifiers: message timestamps that never repeat, and ids with Slack's letters in front."""

import itertools

from bot.rehearsal.workspace.clock import OfficeClock


class Ids:
    """Every id of a workspace is given here; timestamps increase even within one microsecond."""

    def __init__(self, clock: OfficeClock) -> None:
        self._clock = clock
        self._last = 0
        self._count = itertools.count(1)

    def ts(self) -> str:
        """A message timestamp, seconds with six decimals, greater than any before."""
        self._last = max(self._last + 1, int(self._clock.seconds() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def new(self, letter: str) -> str:
        """An id such as F0000000A1."""
        return f"{letter}{next(self._count):010X}"
