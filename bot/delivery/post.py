"""The two calls that people see: a new message, and a message changed."""

from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.address import Address
from bot.delivery.outcomes import Shown
from digests.kit.blocks import Block
from digests.kit.chart import without_charts
from storage.enums import OutboxKind
from storage.outbox.claims import Claimed

EVENT_TYPE = "muster"
FILE_PLACEHOLDER = "{file}"


def post(client: WebClient, row: Claimed, place: Address, permalink: str | None) -> Shown:
    """Posts a message. The metadata is how it is known again: anyone in the workspace can read it, so it
    holds nothing but the opaque token. `client_msg_id` lets Slack notice a repetition, should it care to."""
    shares_a_file = row.kind is OutboxKind.FILE
    answer = as_taken(
        client.chat_postMessage,
        with_file(row.blocks, permalink),
        channel=place.send_to,
        thread_ts=place.thread_ts,
        text=with_file(row.text, permalink),
        metadata={"event_type": EVENT_TYPE, "event_payload": {"id": row.token}},
        client_msg_id=str(uuid5(NAMESPACE_URL, row.token)),
        parse="none",
        link_names=False,
        unfurl_links=shares_a_file,
        unfurl_media=shares_a_file,
    )
    return shown(answer)


def change(client: WebClient, row: Claimed) -> Shown:
    """Changes the message that the row is about. Without metadata in the call, Slack keeps what was there.
    Doing it twice shows nothing twice. A file that must go is deleted first."""
    if row.stale_file:
        delete_file(client, row.stale_file)
    channel, ts = row.target or ("", "")
    return shown(
        as_taken(
            client.chat_update,
            row.blocks,
            channel=channel,
            ts=ts,
            text=row.text,
            parse="none",
            link_names=False,
        )
    )


def as_taken(call: Callable[..., SlackResponse], blocks: list[Block], **how: Any) -> SlackResponse:
    """Sends these blocks; where Slack refuses them and a chart is among them, with bars of text in its place, for not
    every workspace takes charts. What was refused was not shown."""
    try:
        return call(blocks=blocks or None, **how)
    except SlackApiError as error:
        plain = without_charts(blocks)
        if error.response.get("error") != "invalid_blocks" or plain == blocks:
            raise
        return call(blocks=plain, **how)


def delete_file(client: WebClient, file_id: str) -> None:
    """Deletes a file of ours from Slack; one that is gone already is gone."""
    try:
        client.files_delete(file=file_id)
    except SlackApiError as error:
        if error.response.get("error") not in ("file_not_found", "file_deleted"):
            raise


def shown(answer: SlackResponse) -> Shown:
    """Where the message is."""
    return Shown(str(answer["channel"]), str(answer["ts"]))


def with_file(part: Any, permalink: str | None) -> Any:
    """Text or blocks with the file's address in each place that asks for it."""
    if permalink is None:
        return part
    if isinstance(part, str):
        return part.replace(FILE_PLACEHOLDER, permalink)
    if isinstance(part, list):
        return [with_file(item, permalink) for item in part]
    if isinstance(part, dict):
        return {key: with_file(value, permalink) for key, value in part.items()}
    return part
