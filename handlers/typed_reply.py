"""A reply typed to the prompt, as people do: it is offered as the text of an update, and the form opens with it.
Muster keeps nothing of what was typed until its author says to use it; it is read again from the conversation."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.blocks import INPUT_LIMIT, Block
from digests.closed_form import NOT_OPEN
from digests.form import form_view
from digests.typed_reply import reply_offer
from handlers.announcing import to_person
from handlers.answering import MayNot, answerer, keep_typed, typed_before
from handlers.desk import Body, Desk, notice_view, slack_id_of
from handlers.form import cannot_open
from storage import returns, submissions
from storage.database import Session
from storage.facts import PromptLine
from storage.people import Actor, actor
from storage.plan_facts import NoPlan
from storage.waiting import waiting_for

COURTESY = re.compile(
    r"(?:(?:ok(?:ay)?|thanks?(?:\s+(?:you|a\s+lot|so\s+much|very\s+much))?|many\s+thanks|thx|cheers|great|perfect|lovely"
    r"|will\s+do|got\s+it|noted|understood|:[\w+-]+:)(?!\w)[\s.,;!]*)+",
    re.IGNORECASE,
)
"""What is said to be polite, and is no update of anything."""
_MARKED = re.compile(r"<([^|>]*)(?:\|([^>]*))?>")


@dataclass(frozen=True)
class Place:
    """Where a typed message stands: its own timestamp, and its thread's, "" outside one."""

    ts: str
    thread_ts: str = ""

    def value(self) -> str:
        """What a button carries."""
        return f"{self.ts}|{self.thread_ts}"


def heard(event: dict[str, Any], desk: Desk) -> None:
    """Somebody typed to Muster: what it may be an update of is asked, where anything waits for one. Changes of
    messages are none; what apps and Muster itself say stays at the doorway."""
    if event.get("channel_type") != "im" or event.get("subtype"):
        return
    with desk.database.write() as session:
        who = actor(session, str(event.get("user", "")), desk.today())
        offer(session, desk, who, event)
    desk.wake()


def offer(session: Session, desk: Desk, who: Actor, event: dict[str, Any]) -> None:
    """Owes the question, once for each message typed; of a courtesy nothing is asked, and of what begins with a ref
    not which commitment is meant."""
    text = as_typed(str(event.get("text", "")))
    lines = outstanding(session, who, desk.now())
    if not lines or who.person_id is None or COURTESY.fullmatch(text):
        return
    meant = [line for line in lines if without_ref(text, line.ref) != text]
    words = reply_offer(text, meant or lines, place_of(event).value())
    to_person(
        session,
        who.person_id,
        ", ".join(who.roles),
        f"reply:{event['ts']}:{who.person_id}",
        "notice",
        words,
        desk.now(),
    )


def outstanding(session: Session, who: Actor, now: datetime) -> list[PromptLine]:
    """What waits for an answer from them, their own first."""
    try:
        waiting = waiting_for(session, who, now)
    except NoPlan:
        return []
    return [line for line in (*waiting.own, *waiting.covering, *waiting.shared) if not line.done]


def without_ref(text: str, ref: str) -> str:
    """What follows the ref that the text begins with; the text itself where it does not."""
    found = re.match(rf"{re.escape(ref)}(?![\w.]*\w)[\s:,;.–-]*(?=\S)", text, re.IGNORECASE)
    return text[found.end() :] if found else text


def place_of(event: dict[str, Any]) -> Place:
    """Where the message stands."""
    return Place(str(event["ts"]), str(event.get("thread_ts", "")))


def use(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Use it], or a commitment chosen: the form opens with the text as what was done."""
    ack()
    pressed = body["actions"][0]
    return_id, *place = str((pressed.get("selected_option") or pressed)["value"]).split("|")
    text = read_again(client, body, Place(*place))
    with desk.database.write() as session:
        view = filled_in(session, desk, int(return_id), body, text)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def filled_in(session: Session, desk: Desk, return_id: int, body: Body, text: str) -> Block:
    """The form with the text below what was typed there before; as its author said to use it, it is a draft."""
    try:
        who = answerer(session, desk, return_id, body)
    except MayNot as refusal:
        return notice_view(NOT_OPEN, refusal.words)
    row = returns.return_row(session, return_id, lock=True)
    opened = returns.open_return(session, row, desk.now())
    before = typed_before(session, row, who)
    said = without_ref(text, opened.form.terms.ref)
    typed = replace(before, progress=added(before.progress.strip(), said))
    keep_typed(session, row, who, typed, row.revision_no, desk.now())
    if submissions.is_closed(opened):
        return cannot_open(session, opened.form, return_id, who, typed)
    return form_view(opened.form, typed)


def added(before: str, text: str) -> str:
    """The text below what there was, once however often it is used."""
    whole = before if text in before else f"{before}\n{text}".strip()
    return whole[:INPUT_LIMIT]


# --- what was typed ------------------------------------------------------------------------------------


def read_again(client: WebClient, body: Body, place: Place) -> str:
    """The message as it stands in the conversation now; "" where its author has deleted it."""
    where = {"channel": body["container"]["channel_id"], "oldest": place.ts, "latest": place.ts}
    if place.thread_ts:
        answer = client.conversations_replies(ts=place.thread_ts, inclusive=True, **where)
    else:
        answer = client.conversations_history(inclusive=True, limit=1, **where)
    author = slack_id_of(body)
    messages: list[dict[str, Any]] = answer["messages"]
    found = [one["text"] for one in messages if one["ts"] == place.ts and one.get("user") == author]
    return as_typed("".join(found))


def as_typed(text: str) -> str:
    """A message as its author typed it: Slack marks links and escapes three characters
    (docs.slack.dev, "Formatting message text")."""
    plain = _MARKED.sub(lambda match: match[2] or match[1], text)
    for escaped, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(escaped, character)
    return plain.strip()
