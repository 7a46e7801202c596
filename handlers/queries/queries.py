"""The doors of a question: /priority, /commitment, the pages of an answer, and sharing it. An answer to a command
rides on the acknowledgement: one round trip, nothing to go wrong between."""

import re
from http import HTTPStatus
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookResponse

from digests.kit.blocks import Message, message
from digests.kit.pages import PAGE, PageOf
from digests.kit.tables import without_tables
from digests.queries.answers import updates_answer
from digests.queries.guessing import SHARE, as_shared, not_shared, with_share
from digests.queries.meant import nothing_found
from digests.queries.tabled import SUFFIX
from handlers.desk import Body, Desk, others_read, payload
from handlers.queries.answering import answer, standing_table, table
from handlers.queries.asking import ANYONE, Asking, asking, is_of_one
from handlers.queries.measures import measure_words, measures_words
from handlers.queries.requests import requests_words
from handlers.queries.stands import history_words, plan_words, priority_words, quarter_of, story_words
from storage.people.roles import Actor
from storage.prompting.waiting import all_waiting_for
from storage.record.database import Session
from storage.rules.calendar import quarters

DIRECT = "directmessage"
"""What Slack calls a direct message where a channel has its name."""


def listen(app: App) -> None:
    """The commands that ask, the pages of an answer, and sharing it."""
    app.command("/priority")(priority)
    app.command("/commitment")(commitment)
    app.action(re.compile(f"^{PAGE}"))(turn_page)
    app.action(SHARE)(share)


def priority(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/priority [what is asked]: alone, how the plan stands."""
    ack(**payload(asked_by(body, desk, str(body.get("text") or ""))))


def commitment(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/commitment <what is asked>: alone, what to type."""
    typed = str(body.get("text") or "")
    ack(**payload(asked_by(body, desk, typed) if typed.strip() else nothing_found("commitment", "")))


def asked_by(body: Body, desk: Desk, typed: str) -> Message:
    """The answer to what was typed at a command, to whoever typed it; in a channel with [Share here]."""
    with desk.database.read() as session:
        one = asking(session, desk, desk.who(session, body), typed)
        return shareable(one, answer(one), body)


def shareable(one: Asking, found: Message, body: Body) -> Message:
    """The answer, with the button that shares it where it can be shared."""
    in_channel = body.get("channel_name") not in (None, DIRECT)
    sure = one.question.understood and not one.question.is_guess and not is_of_one(one.question)
    return with_share(found, one.place) if in_channel and sure else found


def turn_page(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """A button that leads to a page, or from the plan to a priority: the answer takes the place of one that only its
    reader sees, and stands beside any other."""
    ack()
    place = PageOf.read(body["actions"][0]["value"])
    with desk.database.read() as session:
        found = page_words(session, desk, desk.who(session, body), place)
    replaced = is_ones_own(body)
    answer = respond(**payload(found), replace_original=replaced)
    plain = without_tables(found.blocks)
    if plain != found.blocks and not is_shown(answer):
        respond(**payload(message(plain)), replace_original=replaced)


def is_shown(answer: WebhookResponse) -> bool:
    """Whether Slack took what it was told through a response_url: not every workspace takes tables."""
    return answer.status_code == HTTPStatus.OK and '"ok":false' not in answer.body.replace(" ", "")


def is_ones_own(body: Body) -> bool:
    """Whether the message that was pressed in is seen by one person alone."""
    return bool(body.get("container", {}).get("is_ephemeral", True))


def share(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, desk: Desk) -> None:
    """[Share here]: the answer as anyone may read it, into the channel in which it was asked; into none that another
    organisation reads along in."""
    ack()
    outside = is_outside(client, desk, str(body["container"]["channel_id"]))
    if outside is not False:
        respond(**payload(not_shared(seen=outside is True)), replace_original=False)
        return
    place = PageOf.read(body["actions"][0]["value"])
    with desk.database.read() as session:
        one = asking(session, desk, ANYONE, place.code, place.page)
        found = as_shared(answer(one), place.code) if not is_of_one(one.question) else None
        own = page_words(session, desk, desk.who(session, body), place)
    if found:
        if is_ones_own(body):
            # Without the button: who presses it again would share it twice.
            respond(**payload(own), replace_original=True)
        respond(**payload(found), response_type="in_channel", replace_original=False)


def is_outside(client: WebClient, desk: Desk, channel: str) -> bool | None:
    """Whether another organisation reads along in a channel in which Muster may not post then; None where that cannot
    be seen. Asks Slack, so that no transaction may be open."""
    if channel in desk.channels.may_be_shared or channel.startswith("D"):
        return False
    try:
        facts = client.conversations_info(channel=channel)["channel"]
    except SlackApiError:
        return None
    return others_read(facts)


def page_words(session: Session, desk: Desk, reader: Actor, place: PageOf) -> Message:
    """The answer that a page button leads to."""
    if place.of == "updates":
        return updates_answer(all_waiting_for(session, reader, desk.now()), place.page)
    if place.of == f"question{SUFFIX}":
        return table(asking(session, desk, reader, place.code, place.page), place)
    if place.of.endswith(SUFFIX):
        return standing_table(session, desk, reader, place)
    if place.of == "question":
        return answer(asking(session, desk, reader, place.code, place.page))
    if place.of == "requests":
        return requests_words(session, reader, desk.today(), place.page, place.code)
    quarter = quarter_of(session, quarters.named(place.quarter), place.quarter)
    if isinstance(quarter, Message):
        return quarter
    if place.of == "commitment":
        return story_words(session, desk, place.code, "", quarter, reader)
    if place.of == "history":
        return history_words(session, desk, place.code, "", quarter, reader)
    if place.of == "measure":
        return measure_words(session, reader, place.code, quarter)
    if place.of == "measures":
        return measures_words(session, reader, quarter, place.page, place.code)
    if place.of == "priority" and place.code:
        return priority_words(session, desk, reader, place.code, quarter, place.page)
    return plan_words(session, desk, quarter, place.page)
