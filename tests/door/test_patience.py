"""What takes longer than Slack waits: acknowledged in time, and said once it is done."""

from concurrent.futures import Future
from threading import Event
from typing import Any

import pytest
from slack_bolt import Ack

from digests.kit.blocks import Message, message, section
from handlers.desk import payload
from handlers.door.patience import patiently

SOON, NEVER = 0.0, 600.0
DONE = message([section("Done.")])


def done() -> Message:
    """An act that takes no time."""
    return DONE


def failed() -> Message:
    """An act that goes wrong; by TimeoutError, as a slow network's does."""
    raise TimeoutError


class Slow:
    """An act that ends when it is let go."""

    def __init__(self, act: Any) -> None:
        self.act, self.go = act, Event()

    def __call__(self) -> Message:
        """Waits, and does it."""
        assert self.go.wait(60)
        words: Message = self.act()
        return words


def acted(act: Any, seconds: float) -> tuple[Ack, Future[Message]]:
    """The acknowledgement, and what is said after it."""
    ack, late = Ack(), Future[Message]()
    patiently(ack, seconds, act, payload, late.set_result, text="It takes a while.")
    return ack, late


def test_what_is_done_in_time_is_said_with_the_acknowledgement() -> None:
    """And in no other way."""
    ack, late = acted(done, NEVER)
    assert ack.response is not None
    assert "Done." in str(ack.response.body)
    assert not late.done()


def test_what_takes_longer_is_seen_first_and_said_when_it_is_done() -> None:
    """Slack hears that it takes a while; how it went comes after."""
    slow = Slow(done)
    ack, late = acted(slow, SOON)
    assert ack.response is not None
    assert "It takes a while." in str(ack.response.body)
    slow.go.set()
    assert late.result(60) is DONE


def test_what_fails_late_is_said_too() -> None:
    """In the words that anybody reads of such a fault."""
    slow = Slow(failed)
    _, late = acted(slow, SOON)
    slow.go.set()
    assert "Slack" in late.result(60).text


def test_what_fails_in_time_is_for_the_door() -> None:
    """Nothing is acknowledged, so that the fault can be."""
    ack = Ack()
    with pytest.raises(TimeoutError):
        patiently(ack, NEVER, failed, payload, lambda _: None)
    assert ack.response is None
