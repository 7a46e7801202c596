"""response_url: an address by which the app may answer an act for half an hour, five times."""

import time
from dataclasses import dataclass

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Refusal


@dataclass
class ResponseUrl:
    """Where an answer appears: to whom, in which conversation, and which message it may replace."""

    user: str
    channel: str
    message_ts: str
    until: float
    uses: int = 0


class ResponseUrls:
    """Given out with commands and with actions on messages."""

    def __init__(self, ids: Ids, base_url: str) -> None:
        self._ids = ids
        self._base = base_url
        self._given: dict[str, ResponseUrl] = {}

    def give(self, user: str, channel: str, message_ts: str = "") -> str:
        """A new address."""
        key = self._ids.new("r")
        until = time.monotonic() + limits.RESPONSE_URL_SECONDS
        self._given[key] = ResponseUrl(user, channel, message_ts, until)
        return f"{self._base}/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        """Count one use. Raises expired_url or used_url."""
        url = self._given.get(key)
        if url is None or time.monotonic() > url.until:
            raise Refusal("expired_url")
        if url.uses >= limits.RESPONSE_URL_USES:
            raise Refusal("used_url")
        url.uses += 1
        return url
