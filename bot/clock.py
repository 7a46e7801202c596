"""The two clocks, and the only place that reads the time: the office clock decides what is owed, the wire
clock times the talk with Slack. Everything else is handed a time."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

Reading = Callable[[], datetime]
"""A clock: called, it answers an aware UTC time."""

CLOCK_TIMEOUT = 5


class ClockUnusable(Exception):
    """MUSTER_CLOCK says something that is not a clock."""


@dataclass(frozen=True)
class Clocks:
    """Both clocks of a process."""

    office: Reading
    wire: Reading


def clocks(setting: str) -> Clocks:
    """The clocks that MUSTER_CLOCK asks for: none, an instant to start at, or a rehearsal workspace's URL
    (which is both clocks, for a rehearsal's Slack lives in its time). Raises ClockUnusable."""
    if not setting:
        return Clocks(office=system_time, wire=system_time)
    if setting.startswith("http"):
        served = served_by(setting)
        return Clocks(office=served, wire=served)
    return Clocks(office=started_at(setting), wire=system_time)


def system_time() -> datetime:
    """The time."""
    return datetime.now(UTC)


def started_at(instant: str) -> Reading:
    """A clock that showed `instant` (ISO, with its offset) when it was made. Raises ClockUnusable."""
    try:
        start = datetime.fromisoformat(instant)
    except ValueError:
        raise ClockUnusable(
            f"MUSTER_CLOCK should be a time such as 2021-10-01T09:30:00+01:00: {instant}"
        ) from None
    if start.tzinfo is None:
        raise ClockUnusable(f"MUSTER_CLOCK needs an offset, such as +01:00 at the end: {instant}")
    began = time.monotonic()
    return lambda: start.astimezone(UTC) + timedelta(seconds=time.monotonic() - began)


def served_by(url: str) -> Reading:
    """A rehearsal workspace's clock, asked each time so that a jump is seen at once. Loopback only."""
    if urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ClockUnusable("MUSTER_CLOCK may only name a rehearsal workspace on this machine")

    def ask() -> datetime:
        with urlopen(url, timeout=CLOCK_TIMEOUT) as answer:  # noqa: S310 - loopback http, checked above
            return datetime.fromisoformat(json.load(answer)["now"]).astimezone(UTC)

    return ask


def stopwatch() -> Callable[[], float]:
    """Seconds since it was made, for progress and durations."""
    began = time.monotonic()
    return lambda: time.monotonic() - began
