"""A reply typed to the prompt, as people do: it is offered as the text of an update, and the form opens with it.
Muster keeps nothing of what was typed until its author says to use it; it is read again from the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.answering.form import Shape, form_view
from digests.answering.typed import has_words
from digests.answering.typed_reply import held, reply_offer, taken_out, too_much
from digests.kit.blocks import Block, Message
from digests.kit.notice import notice_view
from handlers.answering.draft import answerer, keep_typed, typed_before
from handlers.answering.form import cannot_open
from handlers.desk import Body, Desk, slack_id_of
from handlers.permission import MayNot
from handlers.reading.remarks import without_ref
from handlers.reading.spoken import in_words
from handlers.reading.spoken_ids import channel_names, known
from storage.answering import returns, submissions
from storage.facts.asks import PromptLine, Waiting
from storage.outbox import outbox
from storage.people.roles import Actor
from storage.record.database import Session
from storage.redaction import tombstones


@dataclass(frozen=True)
class TypedAt:
    """Where a typed message stands: its own timestamp, and its thread's, "" outside one."""

    ts: str
    thread_ts: str = ""

    def value(self) -> str:
        """What a button carries."""
        return f"{self.ts}|{self.thread_ts}"


def offer(said: str, lines: Sequence[PromptLine], event: dict[str, Any]) -> Message:
    """The question what to use it for; of what begins with a ref not which commitment is meant."""
    meant = [line for line in lines if without_ref(said, line.ref) != said]
    return reply_offer(said, meant or lines, place_of(event).value())


def reply_key(ts: str, who: Actor) -> str:
    """How the outbox calls the answer to what somebody typed."""
    return f"reply:{ts}:{who.person_id or who.slack_id}"


def outstanding(waiting: Waiting | None) -> list[PromptLine]:
    """What waits for an answer from somebody, their own first."""
    if waiting is None:
        return []
    return [line for line in (*waiting.own, *waiting.covering, *waiting.shared) if not line.done]


def place_of(event: dict[str, Any]) -> TypedAt:
    """Where the message stands."""
    return TypedAt(str(event["ts"]), str(event.get("thread_ts", "")))


def use(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Use it], or a commitment chosen: the form opens with the text as what was done."""
    ack()
    pressed = body["actions"][0]
    return_id, *place = str((pressed.get("selected_option") or pressed)["value"]).split("|")
    text = read_again(client, body, TypedAt(*place))
    channels = channel_names(client, text)
    with desk.database.write() as session:
        said = in_words(text, known(session, desk.today(), text, channels))
        view = filled_in(session, desk, int(return_id), body, said, place[0])
    client.views_open(trigger_id=body["trigger_id"], view=view)


def filled_in(session: Session, desk: Desk, return_id: int, body: Body, text: str, ts: str) -> Block:
    """The form with the text below what was typed there before; as its author said to use it, it is a draft. The
    conversation keeps what a redaction took out of the record: what was typed before one is not read again."""
    try:
        who = answerer(session, desk, return_id, body)
    except MayNot as refusal:
        return notice_view("not_open", refusal.words)
    row = returns.return_row(session, return_id, lock=True)
    opened = returns.open_return(session, row, desk.now())
    before = typed_before(session, row, who)
    out = tombstones.any_since(session, outbox.owed_at(session, reply_key(ts, who)))
    said = "" if out else without_ref(text, opened.form.terms.ref)
    whole = added(before.progress.strip(), said)
    typed = replace(before, progress=held(whole))
    keep_typed(session, row, who, typed, row.revision_no, desk.now())
    if submissions.is_closed(opened):
        return cannot_open(session, opened.form, return_id, who, typed)
    notice = taken_out() if out else too_much(whole)
    return form_view(opened.form, typed, notice=notice, shape=Shape(drafted=has_words(typed)))


def added(before: str, text: str) -> str:
    """The text below what there was, once however often it is used."""
    return before if text in before else f"{before}\n{text}".strip()


# --- what was typed ------------------------------------------------------------------------------------


def read_again(client: WebClient, body: Body, place: TypedAt) -> str:
    """The message as it stands in the conversation now; "" where its author has deleted it."""
    where = {"channel": body["container"]["channel_id"], "oldest": place.ts, "latest": place.ts}
    if place.thread_ts:
        answer = client.conversations_replies(ts=place.thread_ts, inclusive=True, **where)
    else:
        answer = client.conversations_history(inclusive=True, limit=1, **where)
    author = slack_id_of(body)
    messages: list[dict[str, Any]] = answer["messages"]
    found = [str(one["text"]) for one in messages if one["ts"] == place.ts and one.get("user") == author]
    return "".join(found)
