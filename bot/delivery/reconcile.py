"""Looking before trying again: is a message whose fate is unknown in its conversation after all?"""

from datetime import timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.delivery.outcomes import Shown
from bot.delivery.post import EVENT_TYPE
from storage.outbox.claims import Claimed

CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""This machine's clock and Slack's may differ. Looking further back costs a page and can find nothing wrong:
the token is unique."""
PAGE = 200


def find(client: WebClient, row: Claimed, conversation: str) -> Shown | None:
    """The row's message, looked for by its token since the first attempt. Raises what slack_sdk raises."""
    for page in pages(client, row, conversation):
        for message in page["messages"]:
            if token_of(message) == row.token:
                return Shown(conversation, str(message["ts"]))
    return None


def pages(client: WebClient, row: Claimed, conversation: str) -> SlackResponse:
    """The conversation, or the thread, since the first attempt: iterating asks for page after page."""
    oldest = f"{(row.first_attempt_at - CLOCKS_DIFFER_BY).timestamp():.6f}"
    if row.target is None:
        return client.conversations_history(
            channel=conversation, oldest=oldest, include_all_metadata=True, limit=PAGE
        )
    return client.conversations_replies(
        channel=conversation, ts=row.target[1], oldest=oldest, include_all_metadata=True, limit=PAGE
    )


def token_of(message: dict[str, Any]) -> str | None:
    """The token in a message's metadata, None for a message that is not Muster's."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    token = metadata.get("event_payload", {}).get("id")
    return str(token) if token else None
