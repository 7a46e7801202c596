"""The two clocks of a stage: the office's, which a test sets, and the wire's, which is the workspace's."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.rehearsal.workspace.remote import Workspace


@dataclass
class OfficeClock:
    """The office's clock, which a test sets."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


class WireClock:
    """The workspace's clock, read when the test begins and when it jumps: between the two it runs as any does."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._is(workspace.clock())

    def __call__(self) -> datetime:
        return self._read + timedelta(seconds=time.monotonic() - self._since)

    def jump(self, ahead: timedelta) -> None:
        """Both move forward."""
        self._is(self._workspace.jump(self() + ahead))

    def _is(self, reading: dict[str, Any]) -> None:
        self._read, self._since = datetime.fromisoformat(reading["now"]), time.monotonic()
