"""Putting messages into conversations: post, change, delete, with the checks that every way in shares."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.block_kit.blocks import check_message_blocks
from bot.rehearsal.workspace.block_kit.elements import with_ids
from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.world.files import StoredFile
from bot.rehearsal.workspace.world.messages import Posted, fingerprint
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.world import World


@dataclass
class Content:
    """What a message says."""

    text: str
    blocks: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""


def read_content(args: Arguments) -> Content:
    """The content of a posting method. Raises no_text, msg_too_long, invalid_blocks, metadata_too_large…"""
    blocks = args.structure("blocks", "invalid_blocks_format") or []
    content = Content(args.text("text"), blocks, read_metadata(args), args.text("thread_ts"))
    check_content(content)
    return content


def check_content(content: Content) -> None:
    """Slack's limits on a message, whichever way it comes in."""
    if not isinstance(content.blocks, list):
        raise Refusal("invalid_blocks_format")
    if not content.text and not content.blocks:
        raise Refusal("no_text")
    if len(content.text) > limits.MESSAGE_TEXT:
        raise Refusal("msg_too_long")
    check_message_blocks(content.blocks)


def read_metadata(args: Arguments) -> Json | None:
    """Message metadata: event_type and a flat event_payload."""
    metadata = args.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not {"event_type", "event_payload"} <= set(metadata):
        raise Refusal("invalid_metadata_format")
    if len(json.dumps(metadata)) > limits.METADATA_CHARACTERS:
        raise Refusal("metadata_too_large")
    return metadata


def post(world: World, channel: Channel, content: Content, files: list[StoredFile] | None = None) -> Posted:
    """A message of the app, visible to everyone in the conversation."""
    message = _message(world, channel, content)
    shared = files or world.files.named_in(
        f"{content.text} {_written(content.blocks)}", world.config.app.user_id
    )
    for file in shared:
        file.shares.append((channel.id, message.ts))
    message.files = [world.files.wire(file) for file in shared]
    _put(world, channel, message, "posted")
    world.emit(event_of(world, channel, message.wire()))
    return message


def post_ephemeral(world: World, channel: Channel, user: str, content: Content) -> Posted:
    """A message of the app that one person sees; in a thread that nobody has begun, not even they do."""
    message = _message(world, channel, content)
    message.seen_by = user
    begun = [
        one for one in channel.messages.values() if one.thread_ts == content.thread_ts and not one.seen_by
    ]
    if begun or not content.thread_ts:
        _put(world, channel, message, "ephemeral")
    return message


def say(
    world: World,
    channel: Channel,
    user: str,
    text: str,
    thread_ts: str = "",
    file: StoredFile | None = None,
    subtype: str = "",
) -> Posted:
    """A message that a person typed, or a file that they sent with it."""
    message = Posted(world.ids.ts(), channel.id, user, text, thread_ts=thread_ts, subtype=subtype)
    if file:
        file.shares.append((channel.id, message.ts))
        message.files = [world.files.wire(file)]
    _put(world, channel, message, "typed")
    return message


def change(world: World, channel: Channel, message: Posted, content: Content) -> None:
    """Replace what a message says; metadata stays unless new metadata is given."""
    message.before = message.blocks
    message.text, message.blocks = content.text, with_ids(content.blocks, world.ids)
    message.metadata = content.metadata or message.metadata
    message.edited = world.ids.ts()
    _put(world, channel, message, "changed")
    changed = {"subtype": "message_changed", "message": message.wire(), "hidden": True, "ts": message.edited}
    world.emit(event_of(world, channel, changed))


def delete(world: World, channel: Channel, message: Posted) -> None:
    """Take a message away."""
    del channel.messages[message.ts]
    world.journal.add("message", change="deleted", channel=channel.id, ts=message.ts)
    deleted = {"subtype": "message_deleted", "deleted_ts": message.ts, "hidden": True, "ts": world.ids.ts()}
    world.emit(event_of(world, channel, deleted))


def event_of(world: World, channel: Channel, body: Json) -> Json:
    """A message event of the Events API."""
    kind = {"im": "im", "groups": "group", "channels": "channel"}[channel.kind]
    return {
        "type": "message",
        "channel": channel.id,
        "channel_type": kind,
        "event_ts": world.ids.ts(),
        **body,
    }


def _message(world: World, channel: Channel, content: Content) -> Posted:
    app = world.config.app
    return Posted(
        ts=world.ids.ts(),
        channel=channel.id,
        user=app.user_id,
        text=content.text,
        blocks=with_ids(content.blocks, world.ids),
        metadata=content.metadata,
        thread_ts=content.thread_ts,
        app_id=app.app_id,
        bot_id=world.bot_id,
        fingerprint=fingerprint(channel.id, content.thread_ts, content.text, content.blocks),
    )


def _put(world: World, channel: Channel, message: Posted, how: str) -> None:
    channel.messages[message.ts] = message
    facts = {**message.wire(with_metadata=True), "channel": channel.id}
    facts |= {"seen_by": message.seen_by} if message.seen_by else {}
    world.journal.add("message", change=how, **{key: value for key, value in facts.items() if key != "type"})


def _written(value: Any) -> str:
    """What a reader sees written in blocks. Where a button leads is not written in the message."""
    if isinstance(value, dict) and value.get("type") != "button":
        return " ".join(map(_written, value.values()))
    if isinstance(value, list):
        return " ".join(map(_written, value))
    return value if isinstance(value, str) else ""
