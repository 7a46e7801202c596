"""One "later" of Slack's holds all of its method back; and a clock that is set back holds nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from slack_sdk.web import SlackResponse

from bot.delivery.outcomes import LONGEST_WAIT, wait_asked
from bot.delivery.sender import Delivery, SendingTerms
from storage.outbox import claims
from tests.delivery.samples import DIGEST
from tests.delivery.stage import Stage, client

SIXTEEN = SendingTerms("test", posts_per_second=1_000, threads=16)


def owed(stage: Stage, number: int) -> list[str]:
    """Messages to as many people, who wait for nobody's turn but their own."""
    keys = [f"prompt:{one}" for one in range(number)]
    for one, key in enumerate(keys):
        stage.owe(key, to=stage.somebody(one))
    return keys


@contextmanager
def heard_later(stage: Stage, method: str) -> Iterator[list[dict[str, Any]]]:
    """The calls of a method to which Slack said "later" during the `with`, filled in at its end."""
    found: list[dict[str, Any]] = []
    before = stage.workspace.length()
    yield found
    found += [
        one for one in stage.workspace.journal(before) if one["kind"] == "fault" and one["method"] == method
    ]


@pytest.mark.parametrize("rate", [1_000.0, 4.0])
def test_in_a_storm_nobody_asks_again_while_slack_says_later(stage: Stage, rate: float) -> None:
    """Sixteen messages that were claimed together: those whose call is under way hear it themselves, the others by
    the first. While it holds nothing is asked, and afterwards each is out once."""
    stage.terms = replace(SIXTEEN, posts_per_second=rate)
    stage.delivery = stage.new_delivery(stage.database)
    keys = owed(stage, 16)
    stage.workspace.fault("chat.postMessage", "ratelimited", times=100, retry_after=30)
    with heard_later(stage, "chat.postMessage") as first:
        stage.delivery.run_once()
    assert 1 <= len(first) <= len(keys)
    with heard_later(stage, "chat.postMessage") as more:
        for _ in range(20):
            stage.delivery.run_once()
    assert more == []
    stage.workspace.clear_faults()
    stage.pass_time(31)
    stage.settle()
    assert [stage.visible(key) for key in keys] == [1] * 16


def test_a_look_up_is_held_back_too(stage: Stage) -> None:
    """Accounts are looked up by e-mail for each prompt: once Slack has said later, the others ask nothing."""
    stage.terms = replace(SIXTEEN, posts_per_second=4.0)
    stage.delivery = stage.new_delivery(stage.database)
    keys = owed(stage, 6)
    stage.workspace.fault("users.lookupByEmail", "ratelimited", times=100, retry_after=60)
    with heard_later(stage, "users.lookupByEmail") as first:
        stage.delivery.run_once()
    assert 1 <= len(first) <= len(keys)
    with heard_later(stage, "users.lookupByEmail") as more:
        for _ in range(10):
            stage.delivery.run_once()
            stage.pass_time(3)
    assert more == []
    stage.workspace.clear_faults()
    stage.settle()
    assert [stage.visible(key) for key in keys] == [1] * 6


@pytest.mark.parametrize("said", ["", "soon", "1.5", "-4", "99999999"])
def test_what_cannot_be_read_as_seconds_is_a_second(said: str) -> None:
    """Retry-After holds whole seconds; whatever else stands there holds back for no longer than five minutes."""
    answer = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="https://slack.example/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": "ratelimited"},
        headers={"Retry-After": said},
        status_code=429,
    )
    assert timedelta(seconds=1) <= wait_asked(answer) <= LONGEST_WAIT


class SetBack:
    """A wall clock that somebody moves."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.by = stage, timedelta(0)

    def __call__(self) -> datetime:
        return self.stage.workspace.now() + self.by


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=-40), timedelta(hours=3)])
def test_a_clock_that_is_moved_holds_nothing(stage: Stage, by: timedelta) -> None:
    """Slots, leases and waits were written by the clock as it was: an hour back, a month back or forward, what is
    owed goes out, once each, whatever was sent, put off or under way before."""
    wire = SetBack(stage)
    delivery = Delivery(stage.database, client(stage.workspace.api_url), wire, stage.terms, stage.tell)
    stage.owe("digest:1", to=DIGEST)
    delivery.run_once()
    stage.workspace.fault("chat.postMessage", "ratelimited", retry_after=120)
    stage.owe("digest:2", to=DIGEST)
    stage.pass_time(2)
    delivery.run_once()
    stage.owe("digest:3", to=DIGEST)
    with stage.database.write() as session:
        taken = claims.claim(
            session, "killed", wire(), lease=timedelta(seconds=90), limit=1, posts_per_second=40
        )
    wire.by = by
    for _ in range(8):
        delivery.run_once()
        stage.pass_time(40)
    delivery.drain(5)
    assert [stage.visible(f"digest:{number}") for number in (1, 2, 3)] == [1, 1, 1], taken
