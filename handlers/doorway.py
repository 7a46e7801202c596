"""The door of every conversation: only people of this office's workspace come in, and a fault of ours leaves as
words. Nothing of any one conversation lives here."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from digests.blocks import Message
from digests.queries import nothing_found
from digests.refusals import went_wrong
from handlers.desk import Desk, notice_view, payload
from handlers.form import MayNot
from storage.plan_facts import NoPlan

log = logging.getLogger(__name__)

Next = Callable[[], BoltResponse]
SLACKBOT = "USLACKBOT"
"""Slack's own user, in every workspace."""


def workspaces_of(body: dict[str, Any]) -> set[str]:
    """The workspaces that a request names: where it comes from, and whose the person is. In a channel that is
    shared with another organisation, an event names its author's (docs.slack.dev, "Slack Connect")."""
    named = {body.get("team_id"), part_of(body, "team", "id"), part_of(body, "user", "team_id")}
    named |= {part_of(body, "event", key) for key in ("user_team", "source_team")}
    return {str(one) for one in named if one}


def part_of(body: dict[str, Any], name: str, key: str) -> Any:
    """One entry of a part of the request; None where there is none."""
    part = body.get(name)
    return part.get(key) if isinstance(part, dict) else None


def is_bots(body: dict[str, Any]) -> bool:
    """Whether a bot acts, not a person: an app (Muster itself too, whose own messages come back) or Slackbot."""
    users = (body.get("user_id"), part_of(body, "user", "id"), part_of(body, "event", "user"))
    return SLACKBOT in users or bool(body.get("bot_id") or part_of(body, "event", "bot_id"))


def let_in(desk: Desk, team_id: str) -> Callable[..., BoltResponse]:
    """A middleware that hands every listener the desk, and turns away other workspaces' people and bots."""

    def middleware(body: dict[str, Any], context: dict[str, Any], next: Next) -> BoltResponse:
        if workspaces_of(body) - {team_id}:
            log.warning("a request from another workspace was turned away")
            return BoltResponse(status=200, body="")
        if is_bots(body):
            return BoltResponse(status=200, body="")
        context["desk"] = desk
        return next()

    return middleware


def in_words(error: Exception, body: dict[str, Any], client: WebClient, respond: Respond) -> BoltResponse:
    """An exception in a listener as words for the person and a 200 for Slack, which would otherwise show
    "operation_timeout" and, for events, send it again."""
    words = explained(error)
    if not isinstance(error, MayNot | NoPlan):
        log.exception("a listener failed", exc_info=error)
    if body.get("type") == "view_submission":
        view = notice_view("Not recorded", words)
        return BoltResponse(status=200, body={"response_action": "push", "view": view})
    if body.get("type") == "block_actions":
        tell(words, body, client, respond)
    return BoltResponse(status=200, body=payload(words) if body.get("command") else "")


def tell(words: Message, body: dict[str, Any], client: WebClient, respond: Respond) -> None:
    """Answers a button or a choice, whose acknowledgement shows nothing: beside the message, or over the view."""
    view = notice_view("Not done", words)
    try:
        if body.get("response_url"):
            respond(**payload(words), replace_original=False)
        elif body["view"]["type"] == "home":
            client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            client.views_push(trigger_id=body["trigger_id"], view=view)
    except (SlackApiError, OSError):
        log.exception("nor could it be said")


def explained(error: Exception) -> Message:
    """What a person reads of an error."""
    if isinstance(error, MayNot):
        return error.words
    return nothing_found("plan", "") if isinstance(error, NoPlan) else went_wrong()
