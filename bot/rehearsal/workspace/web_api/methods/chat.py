"""chat.*: post, change, delete, and show a message to one person."""

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.posting import change, delete, post, post_ephemeral, read_content
from bot.rehearsal.workspace.world.messages import Posted
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.world import World


def post_message(world: World, args: Arguments) -> Json:
    """chat.postMessage. A user's id as channel is the direct message with them."""
    channel = world.directory.to_post_in(args.required("channel", "channel_not_found"))
    content = read_content(args)
    world.rates.post(channel.id, world.clock.seconds())
    message = post(world, channel, content)
    return {"channel": channel.id, "ts": message.ts, "message": message.wire(with_metadata=True)}


def post_ephemeral_message(world: World, args: Arguments) -> Json:
    """chat.postEphemeral."""
    channel = world.directory.to_post_in(args.required("channel", "channel_not_found"))
    user = args.required("user", "user_not_in_channel")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    return {"message_ts": post_ephemeral(world, channel, user, read_content(args)).ts}


def update(world: World, args: Arguments) -> Json:
    """chat.update. Without blocks the old blocks go; metadata stays unless replaced."""
    channel, message = _own_message(world, args, "cant_update_message")
    change(world, channel, message, read_content(args))
    body = message.wire(with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": body}


def delete_message(world: World, args: Arguments) -> Json:
    """chat.delete."""
    channel, message = _own_message(world, args, "cant_delete_message")
    delete(world, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def _own_message(world: World, args: Arguments, not_own: str) -> tuple[Channel, Posted]:
    channel = world.directory.seen_by_bot(args.required("channel", "channel_not_found"))
    message = channel.messages.get(args.required("ts", "message_not_found"))
    if message is None or message.seen_by:
        raise Refusal("message_not_found")
    if message.user != world.config.app.user_id:
        raise Refusal(not_own)
    return channel, message
