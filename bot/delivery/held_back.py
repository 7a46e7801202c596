"""A client that leaves a method alone for as long as Slack has asked: of sixteen messages that were claimed together,
one hears of it and not each. What then becomes of them is outcomes'."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.outcomes import LONGEST_WAIT, HeldBack, TryLater, of_answer


class HoldingBack(WebClient):
    """Another client's methods, with what Slack has said of each. `wire` is the clock that Slack lives by."""

    def __init__(self, client: WebClient, wire: Callable[[], datetime]) -> None:
        super().__init__(client.token, base_url=client.base_url, timeout=client.timeout, retry_handlers=[])
        self.client = client
        self.wire = wire
        self.until: dict[str, datetime] = {}

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:
        """Calls a method. Raises HeldBack where Slack has asked to wait, and what slack_sdk raises."""
        now = self.wire()
        left = self.until.get(api_method, now) - now
        # More than Slack may ask is left only where the clock was set back since.
        if timedelta(0) < left <= LONGEST_WAIT:
            raise HeldBack(left)
        try:
            return self.client.api_call(api_method, **how)
        except SlackApiError as error:
            said = of_answer(error.response)
            if isinstance(said, TryLater) and said.rate_limited and said.after:
                self.until[api_method] = self.wire() + said.after
            raise
