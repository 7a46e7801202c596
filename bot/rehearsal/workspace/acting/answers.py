"""What acknowledgements and response_url posts do: messages shown, views updated, pushed or closed."""

from typing import Any

from bot.rehearsal.workspace.block_kit.view_checks import checked_view
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.posting import Content, change, check_content, delete, post, post_ephemeral
from bot.rehearsal.workspace.wires.sockets import Ack
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.response_urls import ResponseUrl
from bot.rehearsal.workspace.world.views import View
from bot.rehearsal.workspace.world.world import World

TROUBLE = "We had some trouble connecting. Try again?"


def show_answer(world: World, channel: Channel, user: str, ack: Ack, command: str) -> None:
    """The message that rode on a command's acknowledgement; one that Slack would not show is a refusal."""
    try:
        _show(world, channel, user, ack.payload or {})
    except Refusal as refusal:
        _refused(world, command, refusal)
        ack.error = f'{command} failed with the error "invalid_command_response"'


def answer_by_url(world: World, url: ResponseUrl, body: Json) -> None:
    """A post to a response_url. Raises Refusal when Slack would not show it."""
    channel = world.directory.channels[url.channel]
    message = channel.messages.get(url.message_ts)
    if message and body.get("delete_original"):
        delete(world, channel, message)
    elif message and body.get("replace_original"):
        change(world, channel, message, _content(body))
    else:
        _show(world, channel, url.user, body)


def take_submission_answer(world: World, view: View, ack: Ack) -> None:
    """Errors stay beside their fields; update and push change the stack; nothing at all closes the view."""
    view.errors = {}
    if not ack.arrived:
        ack.error = TROUBLE
        return
    try:
        _act_on(world, view, ack.payload or {})
    except Refusal as refusal:
        _refused(world, "view_submission", refusal)
        ack.error = TROUBLE


def _act_on(world: World, view: View, answer: Json) -> None:
    action = answer.get("response_action")
    if action == "errors":
        view.errors = _checked_errors(view, answer.get("errors"))
    elif action == "update":
        world.views.change(view, checked_view(answer.get("view"), "modal"))
    elif action == "push":
        world.views.push(view.user, checked_view(answer.get("view"), "modal"))
    elif action == "clear":
        world.views.clear(view.user)
    elif action is None and not answer:
        world.views.close(view)
    else:
        raise Refusal("invalid_response_action")


def _checked_errors(view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refusal("invalid_errors", {"errors": sorted(set(errors or {}) - inputs)})
    return {str(key): str(value) for key, value in errors.items()}


def _show(world: World, channel: Channel, user: str, body: Json) -> None:
    content = _content(body)
    if body.get("response_type") == "in_channel":
        post(world, channel, content)
    else:
        post_ephemeral(world, channel, user, content)


def _content(body: Json) -> Content:
    content = Content(body.get("text") or "", body.get("blocks") or [], thread_ts=body.get("thread_ts") or "")
    check_content(content)
    return content


def _refused(world: World, what: str, refusal: Refusal) -> None:
    world.journal.add("refused", method=f"ack:{what}", error=refusal.code, detail=refusal.detail)
