"""The payloads that Slack sends when a person acts: commands, block actions, submissions, closings."""

import re

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.world.messages import Posted
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.views import View
from bot.rehearsal.workspace.world.world import World

TOKEN = "rehearsal"  # noqa: S105 - the deprecated verification token, which nothing may trust


def command_payload(world: World, user: str, channel: Channel, command: str, text: str) -> Json:
    """A slash command's form fields (docs: "Implementing slash commands")."""
    person = world.directory.person(user)
    team = {"team_id": world.config.team_id, "team_domain": _domain(world)}
    if world.config.enterprise_id:
        team["enterprise_id"] = world.config.enterprise_id
    place = {"channel_id": channel.id, "channel_name": channel.name or "directmessage"}
    who = {"user_id": user, "user_name": person.name, "api_app_id": world.config.app.app_id}
    answer = {"response_url": world.urls.give(user, channel.id), "trigger_id": world.new_trigger(user)}
    said = {"command": command, "text": _typed(world, command, text), "is_enterprise_install": "false"}
    return {"token": TOKEN, **team, **place, **who, **said, **answer}


def _typed(world: World, command: str, text: str) -> str:
    """What was typed, as Slack hands it to a command with should_escape: mentions as <@id|name>, the rest with
    its three escapes (docs: "Implementing slash commands")."""
    if not any(each["command"] == command and each.get("should_escape") for each in world.config.commands):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for person in sorted(world.directory.people.values(), key=lambda one: -len(one.name)):
        mention = rf"(?<![\w|])@{re.escape(person.name)}\b"
        escaped = re.sub(mention, f"<@{person.id}|{person.name}>", escaped, flags=re.IGNORECASE)
    return escaped


def message_action_payload(world: World, user: str, channel: Channel, message: Posted, action: Json) -> Json:
    """block_actions from a message."""
    ephemeral = bool(message.seen_by)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    place = {"id": channel.id, "name": channel.name or "directmessage"}
    body: Json = {"container": container, "channel": place, "state": {"values": message.inputs.get(user, {})}}
    body |= {"response_url": world.urls.give(user, channel.id, message.ts), "actions": [action]}
    if not ephemeral:
        body["message"] = message.wire()
    return {**_base(world, "block_actions", user), **_trigger(world, user), **body}


def shortcut_payload(world: World, user: str, channel: Channel, message: Posted, callback_id: str) -> Json:
    """message_action, as a shortcut in a message's menu sends it."""
    body: Json = {"callback_id": callback_id, "message_ts": message.ts, "message": message.wire()}
    body |= {"channel": {"id": channel.id, "name": channel.name or "directmessage"}}
    body |= {"response_url": world.urls.give(user, channel.id, message.ts), "action_ts": world.ids.ts()}
    return {**_base(world, "message_action", user), **_trigger(world, user), **body}


def view_action_payload(world: World, view: View, action: Json) -> Json:
    """block_actions from a modal or a home."""
    body = {
        "container": {"type": "view", "view_id": view.id},
        "view": world.view_wire(view),
        "actions": [action],
    }
    return {**_base(world, "block_actions", view.user), **_trigger(world, view.user), **body}


def submission_payload(world: World, view: View) -> Json:
    """view_submission."""
    body = {"view": world.view_wire(view), "response_urls": []}
    return {**_base(world, "view_submission", view.user), **_trigger(world, view.user), **body}


def closing_payload(world: World, view: View, is_cleared: bool) -> Json:
    """view_closed."""
    body = {"view": world.view_wire(view), "is_cleared": is_cleared}
    return {**_base(world, "view_closed", view.user), **body}


def _base(world: World, kind: str, user: str) -> Json:
    person = world.directory.person(user)
    who = {"id": user, "username": person.name, "name": person.name, "team_id": person.team_id}
    team = {"id": world.config.team_id, "domain": _domain(world)}
    organisation = world.config.enterprise_id
    if organisation:
        team["enterprise_id"] = organisation
    app = {"api_app_id": world.config.app.app_id, "token": TOKEN}
    return {
        "type": kind,
        "user": who,
        "team": team,
        **app,
        "enterprise": {"id": organisation} if organisation else None,
        "is_enterprise_install": False,
    }


def _trigger(world: World, user: str) -> Json:
    return {"trigger_id": world.new_trigger(user)}


def _domain(world: World) -> str:
    return world.config.team_name.casefold().replace(" ", "-")
