"""The workspace's one clock: a base, the real time that has passed, and the jumps asked for."""

import time
from datetime import UTC, datetime, timedelta


class OfficeClock:
    """Message timestamps, rate limits and `Retry-After` go by it. It only ever moves forward."""

    def __init__(self, start: datetime | None) -> None:
        self._base = start.astimezone(UTC) if start else datetime.fromtimestamp(time.time(), UTC)
        self._started = time.monotonic()
        self.jumps = 0

    def now(self) -> datetime:
        """The office's time, in UTC."""
        return self._base + timedelta(seconds=time.monotonic() - self._started)

    def seconds(self) -> float:
        """The office's time in seconds since 1970."""
        return self.now().timestamp()

    def jump(self, to: datetime) -> None:
        """Go forward to an aware time; a time that has passed already changes nothing."""
        ahead = to - self.now()
        if ahead > timedelta(0):
            self._base += ahead
            self.jumps += 1

    def reading(self) -> dict[str, object]:
        """What the control API answers."""
        return {"now": self.now().isoformat(timespec="microseconds"), "jumps": self.jumps}
