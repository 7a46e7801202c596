"""What each of Slack's errors means for a message."""

from collections.abc import Callable
from datetime import timedelta
from http.client import IncompleteRead, RemoteDisconnected
from socket import gaierror
from urllib.error import URLError

import pytest

from bot.delivery.outcomes import (
    MEANINGS,
    SETUP_PAUSE,
    MayBeShown,
    Meaning,
    Outcome,
    RefusedBySlack,
    TryLater,
    Undeliverable,
    of_error,
    of_trouble,
    while_looking,
)
from bot.delivery.sender import wait_before

EXPECTED: dict[Meaning, Callable[[str], Outcome]] = {
    Meaning.UNKNOWN: MayBeShown,
    Meaning.NOT_NOW: TryLater,
    Meaning.SETUP: lambda error: TryLater(error, SETUP_PAUSE),
}
PERMANENT = [
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "user_disabled",
    "invalid_blocks",
    "msg_too_long",
    "message_not_found",
    "cant_update_message",
    "an_error_of_next_year",
]


@pytest.mark.parametrize("error", MEANINGS)
def test_each_error_of_the_table(error: str) -> None:
    """An error is in doubt, for later, or for later after somebody has mended Muster's account."""
    outcome = of_error(error)
    assert outcome == EXPECTED[MEANINGS[error]](error)


@pytest.mark.parametrize("error", PERMANENT)
def test_an_error_that_is_not_in_the_table_is_for_good(error: str) -> None:
    """Slack said no: nothing was posted, and asking again would be refused again."""
    assert of_error(error) == RefusedBySlack(error)


def test_nobody_has_the_address() -> None:
    """Slack's two words for it are one to the plan office."""
    assert of_error("users_not_found") == of_error("user_not_found") == RefusedBySlack("no_slack_account")


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (Undeliverable("shared_channel"), RefusedBySlack("shared_channel")),
        (URLError(ConnectionRefusedError()), TryLater("URLError")),
        (URLError(gaierror()), TryLater("URLError")),
        (URLError(TimeoutError()), MayBeShown("URLError")),
        (TimeoutError(), MayBeShown("TimeoutError")),
        (ConnectionResetError(), MayBeShown("ConnectionResetError")),
        (RemoteDisconnected(""), MayBeShown("RemoteDisconnected")),
        (IncompleteRead(b""), MayBeShown("IncompleteRead")),
    ],
)
def test_trouble_on_the_line(trouble: Exception, outcome: Outcome) -> None:
    """Where no connection came about nothing was posted; after that, nobody knows."""
    assert of_trouble(trouble) == outcome


@pytest.mark.parametrize("ambiguous", [True, False])
def test_looking_adds_no_doubt_and_takes_none_away(ambiguous: bool) -> None:
    """Trouble while looking or uploading leaves an earlier attempt as doubtful as it was."""
    assert while_looking(MayBeShown("TimeoutError"), ambiguous=ambiguous) == TryLater(
        "TimeoutError", ambiguous=ambiguous
    )
    slower = TryLater("ratelimited", timedelta(seconds=7), rate_limited=True)
    assert while_looking(slower, ambiguous=ambiguous) == TryLater(
        "ratelimited", timedelta(seconds=7), ambiguous=ambiguous
    )
    assert while_looking(RefusedBySlack("is_archived"), ambiguous=ambiguous) == RefusedBySlack("is_archived")


def test_how_long_to_wait() -> None:
    """What Slack asks for; else twice as long each time, five minutes at most."""
    assert wait_before(TryLater("ratelimited", timedelta(seconds=30)), 1) == timedelta(seconds=30)
    waits = [wait_before(TryLater("URLError"), attempt).total_seconds() for attempt in (1, 2, 3, 8, 9, 999)]
    assert waits == [2, 4, 8, 256, 300, 300]
