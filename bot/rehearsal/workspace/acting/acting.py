"""What a person does at the keyboard, as Slack's client would do it, and what they see of the answer."""

from typing import Any

from bot.rehearsal.workspace.acting.answers import show_answer, take_submission_answer
from bot.rehearsal.workspace.acting.payloads import (
    closing_payload,
    command_payload,
    message_action_payload,
    shortcut_payload,
    submission_payload,
    view_action_payload,
)
from bot.rehearsal.workspace.block_kit.elements import (
    HOLDS,
    action_for,
    client_refusals,
    entry_for,
    interactive,
)
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.posting import event_of, say
from bot.rehearsal.workspace.wires.courier import Courier
from bot.rehearsal.workspace.wires.sockets import Ack
from bot.rehearsal.workspace.world.people import Channel, Colleague
from bot.rehearsal.workspace.world.views import View
from bot.rehearsal.workspace.world.world import World

TYPED_SO = ("", "me_message", "thread_broadcast")
"""The subtypes of what a person types."""


class CannotAct(Exception):
    """A person could not do this in Slack: the message is not theirs to see, the view is not open, …"""


class Hands:
    """Each act waits for the app's acknowledgement, three seconds at most, and tells what the person saw."""

    def __init__(self, world: World, courier: Courier) -> None:
        self._world = world
        self._courier = courier

    async def command(self, user: str, channel_id: str, command: str, text: str) -> Json:
        """Type a slash command."""
        channel = self._place(user, channel_id)
        known = {each["command"] for each in self._world.config.commands}
        if known and command not in known:
            return _seen(Ack(error=f"{command} is not a valid command."))
        payload = command_payload(self._world, user, channel, command, text)
        ack = await self._courier.send("slash_commands", payload)
        if ack.arrived and ack.payload:
            show_answer(self._world, channel, user, ack, command)
        elif ack.error:
            ack.error = f'{command} failed with the error "{ack.error}"'
        return _seen(ack)

    async def message_action(self, user: str, channel_id: str, message_ts: str, act: Json) -> Json:
        """Use an element of a message; named by its block, one that a change has just taken away counts too."""
        channel = self._place(user, channel_id)
        message = channel.messages.get(message_ts)
        if message is None or message.seen_by not in ("", user):
            raise CannotAct(f"{user} sees no message {message_ts} in {channel_id}")
        seen = [*message.blocks, *message.before] if act.get("block_id") else message.blocks
        block, element = _find(seen, act)
        action = _action(block, element, act.get("value"), self._world.ids.ts())
        if element["type"] in HOLDS:
            mine = message.inputs.setdefault(user, {})
            mine.setdefault(block["block_id"], {})[element["action_id"]] = _entry(element, act.get("value"))
        payload = message_action_payload(self._world, user, channel, message, action)
        return _seen(await self._courier.send("interactive", payload))

    async def view_action(self, user: str, view_id: str, act: Json) -> Json:
        """Use an element of the open modal or of the home. A non-dispatching input is only filled in; `values`
        holds what was typed into the others meanwhile."""
        view = self._open(user, view_id)
        _fill_in(view, act.get("values", {}))
        block, element = _find(view.body["blocks"], act)
        if element["type"] in HOLDS:
            view.values[block["block_id"]][element["action_id"]] = _entry(element, act.get("value"))
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {**_seen(Ack()), "sent": False}
        action = _action(block, element, act.get("value"), self._world.ids.ts())
        return _seen(await self._courier.send("interactive", view_action_payload(self._world, view, action)))

    async def submit(self, user: str, view_id: str, values: Json) -> Json:
        """Fill in and press the submit button. What Slack's client refuses is not sent."""
        view = self._open(user, view_id)
        _fill_in(view, values)
        refused = client_refusals(view.body["blocks"], view.values)
        if refused:
            return {**_seen(Ack()), "client_refused": refused}
        ack = await self._courier.send("interactive", submission_payload(self._world, view))
        take_submission_answer(self._world, view, ack)
        return {**_seen(ack), "errors": view.errors}

    async def close(self, user: str, view_id: str, values: Json) -> Json:
        """Press the close button of the top view, with what was typed until then."""
        view = self._open(user, view_id)
        _fill_in(view, values)
        everything = bool(view.body.get("clear_on_close"))
        closed = self._world.views.clear(user) if everything else [view]
        if not everything:
            self._world.views.close(view)
        for each in closed:
            if each.body.get("notify_on_close"):
                await self._courier.send("interactive", closing_payload(self._world, each, everything))
        return _seen(Ack())

    async def open_home(self, user: str) -> Json:
        """Go to the app's home."""
        self._person(user)
        direct = self._world.directory.direct(user)
        event = {"type": "app_home_opened", "user": user, "channel": direct.id, "tab": "home"}
        home = self._world.views.homes.get(user)
        shown = {"view": self._world.view_wire(home)} if home else {}
        self._courier.emit({**event, "event_ts": self._world.ids.ts(), **shown})
        return _seen(Ack())

    async def say(self, user: str, channel_id: str, text: str, thread_ts: str, subtype: str = "") -> Json:
        """Type a message, or a reply in a thread; with `/me` it is a me_message, and a reply that is also sent to
        the conversation a thread_broadcast (docs.slack.dev, "message")."""
        if subtype not in TYPED_SO:
            raise CannotAct(f"nobody types a {subtype}")
        channel = self._place(user, channel_id)
        message = say(self._world, channel, user, text, thread_ts, subtype=subtype)
        self._courier.emit(event_of(self._world, channel, message.wire()))
        if channel.kind != "im" and f"<@{self._world.config.app.user_id}>" in text:
            mention = {key: part for key, part in message.wire().items() if key != "type"}
            self._courier.emit(
                {**event_of(self._world, channel, mention), "type": "app_mention", "channel_type": None}
            )
        return {**_seen(Ack()), "channel": channel.id, "ts": message.ts}

    async def shortcut(self, user: str, channel_id: str, message_ts: str, callback_id: str) -> Json:
        """Use a shortcut of a message, from its menu."""
        channel = self._place(user, channel_id)
        message = channel.messages.get(message_ts)
        if message is None or message.seen_by:
            raise CannotAct(f"{user} sees no message {message_ts} in {channel_id} that has a menu")
        payload = shortcut_payload(self._world, user, channel, message, callback_id)
        return _seen(await self._courier.send("interactive", payload))

    async def upload(self, user: str, channel_id: str, name: str, content: bytes, text: str) -> Json:
        """Send a file, with or without words. The app hears of the message (subtype file_share) and of the file
        (docs: "file_share", "file_shared")."""
        channel = self._place(user, channel_id)
        if not content:
            raise CannotAct(f"{name} is empty")
        file = self._world.files.keep(name, content, user, int(self._world.clock.seconds()))
        message = say(self._world, channel, user, text, file=file)
        shared = {"subtype": "file_share", "upload": False, "display_as_bot": False}
        self._courier.emit(event_of(self._world, channel, {**message.wire(), **shared}))
        where = {"file_id": file.id, "file": {"id": file.id}, "user_id": user, "channel_id": channel.id}
        self._courier.emit({"type": "file_shared", **where, "event_ts": self._world.ids.ts()})
        return {**_seen(Ack()), "channel": channel.id, "ts": message.ts, "file": file.id}

    def _person(self, user: str) -> Colleague:
        person = self._world.directory.people.get(user)
        if person is None or person.deleted:
            raise CannotAct(f"{user} cannot sign in")
        return person

    def _place(self, user: str, channel_id: str) -> Channel:
        """A conversation; without one, the direct message with the app."""
        self._person(user)
        channel = (
            self._world.directory.channels.get(channel_id)
            if channel_id
            else self._world.directory.direct(user)
        )
        if channel is None or user not in channel.members:
            raise CannotAct(f"{user} is not in {channel_id}")
        return channel

    def _open(self, user: str, view_id: str) -> View:
        self._person(user)
        stack, home = self._world.views.stacks.get(user, []), self._world.views.homes.get(user)
        if stack and view_id in ("", stack[-1].id):
            return stack[-1]
        if home and view_id == home.id:
            return home
        raise CannotAct(f"{user} has no open view {view_id}")


_NOTHING = object()


def _fill_in(view: View, values: Json) -> None:
    for block, element in interactive(view.body["blocks"]):
        given = _given(values, block["block_id"], element["action_id"])
        if given is not _NOTHING and element["type"] in HOLDS:
            view.values[block["block_id"]][element["action_id"]] = _entry(element, given)


def _given(values: Json, block_id: str, action_id: str) -> Any:
    """`values` names an input by block and action, by block with a plain value, or by its action alone."""
    of_block = values.get(block_id, _NOTHING)
    if isinstance(of_block, dict):
        return of_block.get(action_id, _NOTHING)
    return values.get(action_id, _NOTHING) if of_block is _NOTHING else of_block


def _find(blocks: list[Json], act: Json) -> tuple[Json, Json]:
    wanted = act.get("block_id") or None, act.get("action_id")
    for block, element in interactive(blocks):
        if element["action_id"] == wanted[1] and wanted[0] in (None, block["block_id"]):
            return block, element
    raise CannotAct(f"there is nothing to use at {wanted[0]} {wanted[1]}")


def _entry(element: Json, value: Any) -> Json:
    try:
        return entry_for(element, value)
    except ValueError as wrong:
        raise CannotAct(str(wrong)) from None


def _action(block: Json, element: Json, value: Any, ts: str) -> Json:
    try:
        return action_for(block, element, value, ts)
    except ValueError as wrong:
        raise CannotAct(str(wrong)) from None


def _seen(ack: Ack) -> Json:
    return {"ack": ack.payload, "timed_out": ack.timed_out, "error_shown": ack.error, "sent": True}
