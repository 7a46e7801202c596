"""What is said of the hours within which somebody is reminded."""

from datetime import time

from digests.blocks import Message, message, section
from digests.prose import say


def hours_answer(start: time | None, end: time | None, zone: str) -> Message:
    """Somebody's own hours, or the office's where they set none, on the clock of their Slack account."""
    return message([section(say("hours", "own" if start else "usual", start=start, end=end, zone=zone))])


def hours_refused(why: str) -> Message:
    """The hours cannot be kept as they were typed. `why` is "how" or "short"."""
    return message([section(say("hours", why))])
