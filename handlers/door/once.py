"""Answering through an address that Slack gave for it: once, and without keeping anybody waiting."""

from typing import Any

from slack_bolt import Respond
from slack_sdk.webhook import WebhookClient, WebhookResponse

from handlers.door.addresses import takes_answers

SECONDS = 3
"""Whoever pressed waits no longer for what they see."""


class Once(Respond):
    """Bolt's own way to respond, whose client tries twice where an answer is lost, so that it is read twice, and
    calls whatever address it is given."""

    def __init__(self, response_url: str | None, api_url: str) -> None:
        super().__init__(response_url=response_url)
        self.api_url = api_url

    def __call__(self, text: Any = "", blocks: Any = None, *_: Any, **more: Any) -> WebhookResponse:
        """Sends it. Raises ValueError without an address, OSError."""
        if not isinstance(self.response_url, str) or not takes_answers(self.response_url, self.api_url):
            raise ValueError("there is no address of Slack's to answer to")
        client = WebhookClient(self.response_url, timeout=SECONDS, retry_handlers=[])
        known = {key: value for key, value in more.items() if value is not None}
        return client.send_dict({"text": text, "blocks": blocks, **known})
