"""How this process speaks to Slack: its clients, which hosts may have the token, and what is tried again at once.
When a message that could not go out is tried again is delivery's."""

import random
import re
from collections.abc import Mapping
from http.client import HTTPMessage
from threading import Event
from typing import IO, Final
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, install_opener, urlopen

from slack_sdk import WebClient
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.settings import Settings

ONE_OF_SLACKS: Final = re.compile(r"https://([a-z0-9-]+\.)*(slack|slack-gov|slack-files)\.com(:443)?")
"""Slack's own domains (docs.slack.dev, "File object": url_private; GovSlack)."""
ADDRESS: Final = re.compile(
    r"(?P<root>https?://[a-z0-9.-]+(:[0-9]{1,5})?)(/[!-~]*)?", re.IGNORECASE | re.ASCII
)
MOST_BYTES: Final = 5_000_000
"""More than a return form ever needs."""
PATIENCE: Final = 2.0
"""Seconds that a listener may wait for Slack to be ready: a trigger lives three, and the first try has had some."""
BACKOFFS: Final = (0.3, 0.6)
POSTING: Final = "chat."
"""The methods that would show something twice."""


class NotSlacks(PermissionError):
    """The address is not one of Slack's: it does not get the token."""


class NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer like any other: urllib would take the token along to wherever it points."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Not followed: urllib raises HTTPError."""
        del req, fp, code, msg, headers, newurl


def follow_no_redirect() -> None:
    """From here on, no call of this process follows a redirect: slack_sdk's go through urllib's opener too."""
    install_opener(build_opener(NoRedirect))


def web_client(settings: Settings) -> WebClient:
    """The client for Slack's Web API. Without retry handlers: slack_sdk's own post twice when an answer is
    lost; the outbox tries again, and looks first."""
    follow_no_redirect()
    return WebClient(
        token=settings.bot_token,
        base_url=settings.api_url,
        timeout=settings.slack_timeout,
        retry_handlers=[],
    )


def listeners_client(settings: Settings) -> WebClient:
    """The client that listeners are handed, where somebody waits for the answer."""
    client = web_client(settings)
    client.retry_handlers = [WhileTheyWait()]
    return client


class WhileTheyWait(RetryHandler):
    """What somebody has just asked for is tried again while they wait, as long as it can still be of use."""

    def __init__(self) -> None:
        super().__init__(max_retry_count=len(BACKOFFS))

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del error
        if response is None or is_posting(request.url):
            return False
        waited = (state.custom_values or {}).get("waited", 0.0)
        return is_for_later(response.status_code) and waited + pause(state, response) <= PATIENCE

    def prepare_for_next_attempt(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        """Waits as long as Slack asks, or a moment."""
        del request, error
        seconds = pause(state, response) if response else 0.0
        state.custom_values = {"waited": (state.custom_values or {}).get("waited", 0.0) + seconds}
        state.next_attempt_requested = True
        Event().wait(seconds)
        state.increment_current_attempt()


def is_posting(url: str) -> bool:
    """Whether a call may have shown something that a second would show again."""
    return urlsplit(url).path.rpartition("/")[2].startswith(POSTING)


def is_for_later(status: int) -> bool:
    """Whether Slack says: later."""
    return status == 429 or status >= 500


def pause(state: RetryState, response: HttpResponse) -> float:
    """Seconds to wait before the next try."""
    asked = retry_after({name: values[0] for name, values in response.headers.items() if values})
    if asked is not None:
        return asked
    return BACKOFFS[min(state.current_attempt, len(BACKOFFS) - 1)] * random.uniform(0.8, 1.2)  # noqa: S311 - no secret


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After, None where there is none that can be read."""
    found = {name.casefold(): value for name, value in headers.items()}.get("retry-after", "")
    return float(found) if found.isdecimal() else None


def is_slacks(url: str, api_url: str) -> bool:
    """Whether an address may be sent the token: Slack's own hosts by HTTPS, and the host of the API as it is set."""
    return root_of(url) == root_of(api_url) != "" or ONE_OF_SLACKS.fullmatch(root_of(url)) is not None


def root_of(url: str) -> str:
    """Scheme, host and port of an address, in small letters; "" for what could be read in more than one way, as with
    a user, a backslash or an odd character in it."""
    found = ADDRESS.fullmatch(url)
    return found["root"].casefold() if found else ""


def fetch(url: str, settings: Settings) -> bytes:
    """A file that somebody has sent, from its private address: at most MOST_BYTES of it. Raises NotSlacks,
    OSError."""
    if not is_slacks(url, settings.api_url):
        raise NotSlacks("not an address of Slack's")
    request = Request(url, headers={"Authorization": f"Bearer {settings.bot_token}"})  # noqa: S310 - Slack's, checked above
    with urlopen(request, timeout=settings.slack_timeout) as answer:  # noqa: S310 - the same
        content: bytes = answer.read(MOST_BYTES)
    return content
