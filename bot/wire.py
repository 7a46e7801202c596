"""How this process speaks to Slack: its clients, which addresses may have the token, and what is tried again at once.
When a message that could not go out is tried again is delivery's."""

import random
import re
import urllib.request
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPMessage
from threading import Event
from typing import IO, Any, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, install_opener, urlopen

from slack_sdk import WebClient
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.clock import stopwatch
from bot.settings import Settings
from handlers.door.addresses import path_of, root_of

OF_FILES: Final = re.compile(r"https://files\.(slack|slack-gov)\.com(:443)?")
"""Where Slack keeps files (docs.slack.dev, "File object": url_private; GovSlack)."""
MOST_BYTES: Final = 5_000_000
"""More than a return form ever needs."""
MOST_SECONDS: Final = 30.0
PIECE: Final = 65_536
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
    """From here on, no call of this process follows a redirect. In urllib itself, for slack_sdk builds an opener of
    its own where there is a proxy, and takes no other."""
    urllib.request.HTTPRedirectHandler = NoRedirect  # type: ignore[misc] # a class in place of a class
    install_opener(build_opener())


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
        if is_posting(request.url):
            return False
        if response is None:
            # The line broke: whether Slack took the call, the second try tells.
            return isinstance(error, URLError | ConnectionError | HTTPException)
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
        seconds = pause(state, response) if response else BACKOFFS[0]
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


def key_in(answer: Any) -> str:
    """Slack's key for what went wrong; "" where the answer holds none, as when it is no answer of Slack's."""
    found = answer.data.get("error") if isinstance(answer.data, dict) else None
    return found if isinstance(found, str) else ""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After, None where there is none that can be read."""
    found = {name.casefold(): value for name, value in headers.items()}.get("retry-after", "")
    return float(found) if found.isdecimal() else None


def has_files(url: str, api_url: str) -> bool:
    """Whether it is the address of a file in Slack, which may be sent the token: Slack's own host of files by HTTPS,
    and the host of the API as it is set; none of the API's methods."""
    root, path = root_of(url), path_of(url)
    if OF_FILES.fullmatch(root):
        return path.startswith("/files-")
    return bool(root) and root == root_of(api_url) and not path.startswith(path_of(api_url))


def fetch(url: str, settings: Settings) -> bytes:
    """A file that somebody has sent, from its private address: at most MOST_BYTES of it. Raises NotSlacks,
    OSError."""
    if not has_files(url, settings.api_url):
        raise NotSlacks("not an address of Slack's")
    request = Request(url, headers={"Authorization": f"Bearer {settings.bot_token}"})  # noqa: S310 - Slack's, checked above
    try:
        with urlopen(request, timeout=settings.slack_timeout) as answer:  # noqa: S310 - the same
            return whole(answer, within=stopwatch())
    except HTTPException as error:
        raise OSError("the file did not come whole") from error


def whole(answer: Any, within: Callable[[], float]) -> bytes:
    """What comes, up to MOST_BYTES and for MOST_SECONDS. Raises OSError for what is cut short, or does not end."""
    found = bytearray()
    while len(found) < MOST_BYTES and (some := answer.read1(PIECE)):
        found += some
        if within() > MOST_SECONDS:
            raise TimeoutError("the file did not come to an end")
    said = answer.headers.get("Content-Length", "")
    if said.isdecimal() and len(found) < min(int(said), MOST_BYTES):
        raise OSError("the file was cut short")
    return bytes(found[:MOST_BYTES])
