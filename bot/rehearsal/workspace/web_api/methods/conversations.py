"""conversations.*: open direct messages, look conversations up, read what stands in them."""

from decimal import Decimal, InvalidOperation

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.web_api.methods.pages import next_cursor, page
from bot.rehearsal.workspace.world.messages import Posted
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.world import World

TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


def conversation(world: World, args: Arguments) -> Channel:
    """The conversation that a reading method names. Raises channel_not_found."""
    return world.directory.seen_by_bot(args.required("channel", "channel_not_found"))


def open_direct(world: World, args: Arguments) -> Json:
    """conversations.open with one user, or with the id of a direct message."""
    if args.has("channel"):
        channel, opened_before = conversation(world, args), True
    else:
        person = world.directory.person(_only_user(args))
        if person.deleted:
            raise Refusal("user_disabled")
        opened_before = world.directory.has_direct(person.id)
        channel = world.directory.direct(person.id)
    already = {"no_op": True, "already_open": True} if opened_before else {}
    return {**already, "channel": channel.wire() if args.flag("return_im") else {"id": channel.id}}


def _only_user(args: Arguments) -> str:
    users = [name.strip() for name in args.required("users", "users_list_not_supplied").split(",")]
    if len(users) > 1:
        raise Refusal("method_not_supported_for_channel_type")
    return users[0]


def info(world: World, args: Arguments) -> Json:
    """conversations.info."""
    channel = conversation(world, args)
    return {"channel": {**channel.wire(), "is_member": world.directory.bot_id in channel.members}}


def members(world: World, args: Arguments) -> Json:
    """conversations.members."""
    found, cursor = page(conversation(world, args).members, str, args, 100)
    return {"members": found, **next_cursor(cursor)}


def list_all(world: World, args: Arguments) -> Json:
    """conversations.list: public channels unless `types` says otherwise."""
    kinds = {TYPES.get(name.strip()) for name in args.text("types", "public_channel").split(",")}
    if None in kinds:
        raise Refusal("invalid_types")
    bot = world.directory.bot_id
    known = [each for each in world.directory.channels.values() if each.kind in kinds]
    seen = [each for each in known if bot in each.members or not each.is_private]
    if args.flag("exclude_archived"):
        seen = [each for each in seen if not each.is_archived]
    found, cursor = page(seen, lambda each: each.id, args, 100)
    return {
        "channels": [{**each.wire(), "is_member": bot in each.members} for each in found],
        **next_cursor(cursor),
    }


def history(world: World, args: Arguments) -> Json:
    """conversations.history: newest first, without the replies in threads and without ephemerals."""
    channel = _readable(world, args)
    top = [each for each in channel.messages.values() if not each.thread_ts or each.thread_ts == each.ts]
    return _answer(_between(top, args), channel, args, newest_first=True)


def replies(world: World, args: Arguments) -> Json:
    """conversations.replies: the message that began the thread, then its replies, oldest first."""
    channel = _readable(world, args)
    ts = args.required("ts", "thread_not_found")
    if ts not in channel.messages or channel.messages[ts].seen_by:
        raise Refusal("thread_not_found")
    root = channel.messages[ts].thread_ts or ts
    thread = [each for each in channel.messages.values() if root in (each.ts, each.thread_ts)]
    return _answer(_between(thread, args), channel, args, newest_first=False)


def _readable(world: World, args: Arguments) -> Channel:
    channel = conversation(world, args)
    if world.directory.bot_id not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _between(messages: list[Posted], args: Arguments) -> list[Posted]:
    oldest, latest = _moment(args, "oldest", "0"), _moment(args, "latest", "99999999999")
    inclusive = args.flag("inclusive")
    chosen = [each for each in messages if not each.seen_by and oldest <= Decimal(each.ts) <= latest]
    return [each for each in chosen if inclusive or Decimal(each.ts) not in (oldest, latest)]


def _moment(args: Arguments, name: str, default: str) -> Decimal:
    try:
        return Decimal(args.text(name) or default)
    except InvalidOperation:
        raise Refusal(f"invalid_ts_{name}") from None


def _answer(messages: list[Posted], channel: Channel, args: Arguments, newest_first: bool) -> Json:
    ordered = sorted(messages, key=lambda each: each.ts, reverse=newest_first)
    found, cursor = page(ordered, lambda each: each.ts, args, 100)
    wires = [_with_replies(each, channel, args.flag("include_all_metadata")) for each in found]
    return {"messages": wires, "has_more": bool(cursor), **next_cursor(cursor)}


def _with_replies(message: Posted, channel: Channel, with_metadata: bool) -> Json:
    answers = [
        each for each in channel.messages.values() if each.thread_ts == message.ts and not each.seen_by
    ]
    thread = {"thread_ts": message.ts, "reply_count": len(answers)} if answers else {}
    return {**message.wire(with_metadata), **thread}
