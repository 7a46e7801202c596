"""What is said of the hours within which somebody is reminded."""

from datetime import time

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say


def hours_answer(start: time, end: time, zone: str) -> Message:
    """Within which hours somebody is reminded, on the clock of their Slack account."""
    return message([section(say("people/hours", "answer", start=start, end=end, zone=zone))])


def hours_refused(why: str, typed: str) -> Message:
    """The hours cannot be kept as they were typed. `why` is "how" or "short"."""
    return message([section(say("people/hours", why, typed=typed))])
