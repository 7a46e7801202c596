"""The door of every conversation: only people of this office's workspace come in, and a fault of ours leaves as
words. Who belongs is belonging's; nothing of any one conversation lives here."""

import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.error import URLError

from slack_bolt import BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from digests.answering.refusals import account_closed, not_ours, slack_is_busy, went_wrong
from digests.kit.blocks import Message
from digests.kit.notice import notice_view
from digests.queries.meant import nothing_found
from handlers.desk import Desk, payload
from handlers.door.belonging import AccountClosed, Home, NotOurs, actor_of, is_bots, require_belonging
from handlers.door.once import Once
from handlers.owing import to_person
from handlers.permission import MayNot
from storage.people.roles import actor, known_account
from storage.plan.plan_facts import NoPlan
from storage.record.trouble import is_trouble, key_of

log = logging.getLogger(__name__)

Next = Callable[[], BoltResponse]
Body = dict[str, Any]
EXPECTED = (MayNot, NoPlan, NotOurs, AccountClosed)
"""What is refused on purpose: no fault of ours."""
ALREADY_OPEN = "exchanged_trigger_id"
"""A trigger opens one view: where a first try was taken and its answer lost, the second hears this."""
EXPIRED = "expired_trigger_id"
"""Slack was asked to open a view more than three seconds after the press."""
TROUBLE_FROM = 500
TOO_MANY = 429


def let_in(desk: Desk, home: Home) -> Callable[..., BoltResponse]:
    """A middleware that hands every listener the desk, and turns away other workspaces' people and bots."""

    def middleware(body: Body, context: dict[str, Any], client: WebClient, next: Next) -> BoltResponse:
        # From here on a fault is answered: whoever asks is Slack, for somebody.
        context["desk"] = desk
        context["respond"] = Once(context.get("response_url"), client.base_url)
        if is_bots(body):
            return BoltResponse(status=200, body="")
        with desk.database.read() as session:
            known = known_account(session, actor_of(body))
        # Outside the session: it may take Slack to tell.
        require_belonging(known, home, body, client, desk.now())
        return next()

    return middleware


def in_words(
    error: Exception, body: Body, context: Mapping[str, Any], client: WebClient, respond: Respond
) -> BoltResponse:
    """An exception in a listener as words for the person and a 200 for Slack, which would otherwise show
    "operation_timeout" and, for events, send it again. Raises nothing, whatever the request looks like."""
    note(error)
    desk = context.get("desk")
    if desk is None:
        return BoltResponse(status=400, body="")
    try:
        return answered(explained(error), body, desk, client, respond) if shows(error) else empty()
    except Exception:
        log.exception("a fault could not be put into words")
        return BoltResponse(status=400, body="")


def note(error: Exception) -> None:
    """What the log has of it."""
    if isinstance(error, NotOurs | AccountClosed):
        log.warning("a request was turned away: %s", type(error).__name__)
    elif is_later(error):
        log.warning("Slack could not be asked for what somebody waits for")
    elif is_trouble(error):
        log.error("the database did not take what somebody sent (%s)", key_of(error) or type(error).__name__)
    elif not isinstance(error, EXPECTED):
        log.error("a listener failed", exc_info=error)


def shows(error: Exception) -> bool:
    """Whether the person has to be told: not where what they asked for is there."""
    return not (isinstance(error, SlackApiError) and error.response.get("error") == ALREADY_OPEN)


def empty() -> BoltResponse:
    """Seen, and nothing to say."""
    return BoltResponse(status=200, body="")


def answered(words: Message, body: Body, desk: Desk, client: WebClient, respond: Respond) -> BoltResponse:
    """The words where the person looks: over their form, beside their button, below their command. What nobody waits
    for (an event, a form that was closed) needs none."""
    kind = body.get("type")
    if kind == "view_submission":
        view = notice_view("not_recorded", words)
        return BoltResponse(status=200, body={"response_action": "push", "view": view})
    if kind in ("block_actions", "message_action"):
        tell(words, body, desk, client, respond)
    return BoltResponse(status=200, body=payload(words) if body.get("command") else "")


def tell(words: Message, body: Body, desk: Desk, client: WebClient, respond: Respond) -> None:
    """Answers a button or a choice, whose acknowledgement shows nothing: beside the message, or over the view; and
    where Slack shows neither, by a direct message to those whom the plan knows."""
    view = notice_view("not_done", words)
    try:
        if body.get("response_url"):
            respond(**payload(words), replace_original=False)
        elif body["view"]["type"] == "home":
            client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            client.views_push(trigger_id=body["trigger_id"], view=view)
    except Exception as trouble:
        log.warning("it could not be said where they look: %s", type(trouble).__name__)
        tell_later(words, body, desk)


def tell_later(words: Message, body: Body, desk: Desk) -> None:
    """Owes the words to somebody of the plan, once for each press."""
    with desk.database.write() as session:
        who = actor(session, actor_of(body), desk.today())
        if who.person_id is None:
            return
        key = f"not_done:{body.get('trigger_id')}"[:200]
        to_person(session, who.person_id, ", ".join(who.roles)[:120], key, "notice", words, desk.now())


def is_later(error: Exception) -> bool:
    """Whether Slack said "later", or nothing at all."""
    if isinstance(error, SlackApiError):
        status = int(error.response.status_code)
        return status == TOO_MANY or status >= TROUBLE_FROM or error.response.get("error") == EXPIRED
    return isinstance(error, URLError | TimeoutError | ConnectionError)


def explained(error: Exception) -> Message:
    """What a person reads of an error."""
    if isinstance(error, MayNot):
        return error.words
    if isinstance(error, NotOurs):
        return not_ours()
    if isinstance(error, AccountClosed):
        return account_closed()
    if is_later(error):
        return slack_is_busy()
    return nothing_found("plan", "") if isinstance(error, NoPlan) else went_wrong()
