"""Which methods exist, with their scopes and tiers (docs.slack.dev/reference/methods)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.limits import TIER_1, TIER_2, TIER_3, TIER_4
from bot.rehearsal.workspace.web_api.methods import blocks, chat, conversations, files, users, views
from bot.rehearsal.workspace.world.world import World

SPECIAL = 0  # chat.postMessage has rates of its own; auth.test and blocks.validate have no figure
PREFIX = {"C": "channels", "G": "groups", "D": "im"}


@dataclass(frozen=True)
class Method:
    """`scope` may hold "{kind}", which stands for channels, groups or im, by the conversation named."""

    run: Callable[[World, Arguments], Json]
    scope: str
    tier: int
    app_token: bool = False


METHODS = {
    "apps.connections.open": Method(users.open_connection, "", TIER_1, app_token=True),
    "auth.test": Method(users.auth_test, "", SPECIAL),
    "blocks.validate": Method(blocks.validate, "", SPECIAL),
    "chat.postMessage": Method(chat.post_message, "chat:write", SPECIAL),
    "chat.postEphemeral": Method(chat.post_ephemeral_message, "chat:write", TIER_4),
    "chat.update": Method(chat.update, "chat:write", TIER_3),
    "chat.delete": Method(chat.delete_message, "chat:write", TIER_3),
    "conversations.open": Method(conversations.open_direct, "im:write", TIER_3),
    "conversations.info": Method(conversations.info, "{kind}:read", TIER_3),
    "conversations.history": Method(conversations.history, "{kind}:history", TIER_3),
    "conversations.replies": Method(conversations.replies, "{kind}:history", TIER_3),
    "conversations.members": Method(conversations.members, "{kind}:read", TIER_4),
    "conversations.list": Method(conversations.list_all, "{kind}:read", TIER_2),
    "users.list": Method(users.list_all, "users:read", TIER_2),
    "users.info": Method(users.info, "users:read", TIER_4),
    "users.lookupByEmail": Method(users.by_email, "users:read.email", TIER_3),
    "views.open": Method(views.open_modal, "", TIER_4),
    "views.push": Method(views.push, "", TIER_4),
    "views.update": Method(views.update, "", TIER_4),
    "views.publish": Method(views.publish, "", TIER_4),
    "files.getUploadURLExternal": Method(files.upload_url, "files:write", TIER_4),
    "files.completeUploadExternal": Method(files.complete, "files:write", TIER_4),
    "files.delete": Method(files.delete, "files:write", TIER_3),
    "files.info": Method(files.info, "files:read", TIER_4),
}


def scopes_needed(method: Method, world: World, args: Arguments) -> set[str]:
    """The scopes of this very call: reading needs the scope of the kind of conversation."""
    if "{kind}" not in method.scope:
        return {method.scope} - {""}
    if args.has("channel"):
        channel = world.directory.channels.get(args.text("channel"))
        kinds = {channel.kind if channel else PREFIX.get(args.text("channel")[:1], "channels")}
    else:
        types = args.text("types", "public_channel").split(",")
        kinds = {conversations.TYPES.get(name.strip(), "channels") for name in types}
    return {method.scope.format(kind=kind) for kind in kinds}
