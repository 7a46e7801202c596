"""What became of one attempt, and the one table of what Slack's errors mean for a message.
Error keys: docs.slack.dev/reference/methods/chat.postMessage, "Errors"."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from http import HTTPStatus
from http.client import HTTPException
from socket import gaierror
from urllib.error import URLError

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.wire import key_in, retry_after


class Undeliverable(Exception):
    """Muster itself refuses to send; the one argument is the error key that is recorded."""


class HeldBack(Exception):
    """Slack has asked not to call a method for so long, and it was not called: the one argument is the rest of it."""


TROUBLES = (SlackApiError, OSError, HTTPException, Undeliverable, HeldBack)
"""All that a call to Slack may raise; anything else is a mistake of ours."""


@dataclass(frozen=True)
class Shown:
    """The message is visible, in this channel under this timestamp."""

    channel: str
    ts: str


@dataclass(frozen=True)
class RefusedBySlack:
    """It was not accepted and never will be."""

    error: str


@dataclass(frozen=True)
class TryLater:
    """This attempt was not accepted; another may be. With `ambiguous` an earlier attempt is still in doubt.
    `after` is None where Slack does not say how long to wait; `rate_limited` concerns every worker."""

    error: str
    after: timedelta | None = None
    ambiguous: bool = False
    rate_limited: bool = False


@dataclass(frozen=True)
class MayBeShown:
    """Nobody knows whether Slack accepted it: look before trying again."""

    error: str


Outcome = Shown | RefusedBySlack | TryLater | MayBeShown


class Meaning(Enum):
    """What an error says of the message. An error that is not in the table means REFUSED."""

    REFUSED = "Slack did not take it, and would not take it again"
    NOT_NOW = "Slack did not take it this time"
    SETUP = "Muster's own account is in trouble: messages wait until somebody has mended it"
    UNKNOWN = "Slack may have taken it"


MEANINGS = {
    "internal_error": Meaning.UNKNOWN,
    "fatal_error": Meaning.UNKNOWN,
    "service_unavailable": Meaning.UNKNOWN,
    "duplicate_message_not_found": Meaning.UNKNOWN,
    "duplicate_channel_not_found": Meaning.UNKNOWN,
    "ratelimited": Meaning.NOT_NOW,
    "rate_limited": Meaning.NOT_NOW,
    "request_timeout": Meaning.NOT_NOW,
    "team_added_to_org": Meaning.NOT_NOW,
    "not_authed": Meaning.SETUP,
    "invalid_auth": Meaning.SETUP,
    "account_inactive": Meaning.SETUP,
    "token_revoked": Meaning.SETUP,
    "token_expired": Meaning.SETUP,
    "missing_scope": Meaning.SETUP,
    "no_permission": Meaning.SETUP,
    "access_denied": Meaning.SETUP,
    "accesslimited": Meaning.SETUP,
    "ekm_access_denied": Meaning.SETUP,
    "not_allowed_token_type": Meaning.SETUP,
    "org_login_required": Meaning.SETUP,
    "team_access_not_granted": Meaning.SETUP,
}
OURS = {"users_not_found": "no_slack_account", "user_not_found": "no_slack_account"}
"""Slack's keys for what the plan office knows under one name."""
SETUP_PAUSE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(minutes=5)
"""Slack asks for a minute at most; whatever else stands there is no word of Slack's."""
RATELIMITED = "ratelimited"


def of_trouble(trouble: Exception) -> Outcome:
    """What an exception from the call that shows the message means."""
    if isinstance(trouble, Undeliverable):
        return RefusedBySlack(str(trouble))
    if isinstance(trouble, HeldBack):
        return TryLater(RATELIMITED, trouble.args[0])
    if isinstance(trouble, SlackApiError):
        return of_answer(trouble.response)
    name = type(trouble).__name__
    return TryLater(name) if never_left(trouble) else MayBeShown(name)


def of_answer(answer: SlackResponse) -> Outcome:
    """What an answer that is not "ok" means."""
    if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return TryLater(RATELIMITED, wait_asked(answer), rate_limited=True)
    error = key_in(answer)
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or not error.isidentifier():
        return MayBeShown(f"http_{answer.status_code}")
    return of_error(error)


def wait_asked(answer: SlackResponse) -> timedelta:
    """How long Slack asks to wait; a second where it does not say it in a way that can be read."""
    return min(timedelta(seconds=retry_after(answer.headers) or 1.0), LONGEST_WAIT)


def is_of_setup(error: str) -> bool:
    """Whether Muster's own account is in trouble, rather than one message."""
    return MEANINGS.get(error) is Meaning.SETUP


def of_error(error: str) -> Outcome:
    """What an error key means, by the table."""
    match MEANINGS.get(error, Meaning.REFUSED):
        case Meaning.UNKNOWN:
            return MayBeShown(error)
        case Meaning.NOT_NOW:
            return TryLater(error)
        case Meaning.SETUP:
            return TryLater(error, SETUP_PAUSE)
        case Meaning.REFUSED:
            return RefusedBySlack(OURS.get(error, error))


def never_left(trouble: Exception) -> bool:
    """Whether no connection came about: then nothing can have been accepted."""
    return isinstance(trouble, URLError) and isinstance(trouble.reason, (ConnectionRefusedError, gaierror))


def while_looking(outcome: Outcome, *, ambiguous: bool) -> Outcome:
    """The outcome of trouble in a call that shows nothing: a look-up, a reconciliation, an upload. Whether
    an earlier attempt is in doubt stays as it was, and the pace of posts is no concern."""
    if isinstance(outcome, MayBeShown):
        return TryLater(outcome.error, ambiguous=ambiguous)
    if isinstance(outcome, TryLater):
        return replace(outcome, ambiguous=ambiguous, rate_limited=False)
    return outcome
