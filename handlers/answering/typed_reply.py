"""A reply typed to the prompt, as people do: it is offered as the text of an update, and the form opens with it.
Muster keeps nothing of what was typed until its author says to use it; it is read again from the conversation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from digests.answering.form import Shape, form_view
from digests.answering.typed import has_words
from digests.answering.typed_reply import (
    USE_REPLY,
    NotUsed,
    Offered,
    gone,
    held,
    reply_offer,
    taken_out,
    too_much,
)
from digests.kit.blocks import Block, Message
from digests.kit.notice import notice_view
from digests.queries.talk import nothing_to_update
from handlers.answering.draft import answerer, keep_typed, typed_before
from handlers.answering.form import cannot_open
from handlers.desk import Body, Desk, slack_id_of
from handlers.permission import MayNot
from handlers.reading.exact import plan_refs
from handlers.reading.headed import heads
from handlers.reading.refs import mentions, passages, said_of
from handlers.reading.remarks import rating_said
from handlers.reading.spoken import in_words, without_mention
from handlers.reading.spoken_ids import channel_names, known
from storage.answering import returns, submissions
from storage.facts.asks import PromptLine, Waiting
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.people.roles import Actor
from storage.plan import succeeded
from storage.plan.plan_facts import NoPlan, plan_in_force, role_titles, terms_by_id
from storage.queries import stories
from storage.record.database import Session
from storage.redaction import tombstones
from storage.rules.standing.rag import Scheme, scheme


def listen(app: App) -> None:
    """[Use it], a button or a menu."""
    app.action(re.compile(f"^{USE_REPLY}"))(use)


@dataclass(frozen=True)
class TypedAt:
    """Where a typed message stands: its own timestamp, and its thread's, "" outside one."""

    ts: str
    thread_ts: str = ""

    def value(self) -> str:
        """What a button carries."""
        return f"{self.ts}|{self.thread_ts}"


def reply_to(
    session: Session, said: str, waiting: Waiting | None, event: dict[str, Any], today: date
) -> Message:
    """What reads like an update: for which of theirs it may be used, and of each other ref that it begins with, why
    it is not theirs to answer."""
    names = stories.commitment_names(session)
    refs = [ref for _, ref, _ in names]
    found = passages(said, refs)
    waiting, another = in_quarter(session, said, refs, waiting, today)
    named = list(dict.fromkeys(ref for one in found for ref in one.refs))
    strange = list(dict.fromkeys(ref for one in found for ref in one.strange))
    theirs = {line.ref: line for line in asked(waiting)}
    usable = [theirs[ref] for ref in named if ref in theirs and may_use(theirs[ref], waiting)]
    others = [
        *(
            not_used(session, ref, theirs.get(ref), names)
            for ref in named
            if ref not in {one.ref for one in usable}
        ),
        *(NotUsed(ref, "strange", left=succeeded.left_the_plan(session, ref)) for ref in strange),
    ]
    spoken_of = {one.ref for one in mentions(said, refs)}
    out = outstanding(waiting)
    also = [line for line in out if line.ref in spoken_of and line not in usable]
    lines = [*usable, *also] or ([] if named else out)
    if not (lines or others):
        return nothing_to_update(said)
    rating = rating_said(found[0].text, ratings(session)) if len(found) == 1 else None
    scheme = waiting.scheme if waiting else ()
    place, asked_for = place_of(event).value(), waiting.quarter if waiting else None
    offered = Offered(bool(usable), rating, scheme, another, asked_for)
    return reply_offer(said, lines, place, others, offered)


def in_quarter(
    session: Session, said: str, refs: Sequence[str], waiting: Waiting | None, today: date
) -> tuple[Waiting | None, QuarterName | None]:
    """What waits of the quarter at the head of what was typed, where it is collected still; with that quarter
    where it is another than what is asked for."""
    if waiting is None or waiting.quarter is None:
        return waiting, None
    named = heads(said, refs, today, plan_in_force(session)[1].starts)
    if not named or waiting.quarter in named:
        return waiting, None
    if waiting.older and waiting.older.quarter in named:
        return waiting.older, None
    return waiting, named[0]


def not_used(
    session: Session, ref: str, line: PromptLine | None, names: Sequence[tuple[int, str, str]]
) -> NotUsed:
    """Why what was typed cannot be used for this commitment: its line where it is theirs, else whose it is."""
    title = next(title for _, each, title in names if each == ref)
    if line is not None:
        return NotUsed(ref, "waived" if line.waived else "agreed" if line.agreed else "closed", line.title)
    titles = role_titles(session)
    commitment_id = next(number for number, each, _ in names if each == ref)
    terms = terms_by_id(session, titles, {}, [commitment_id])[commitment_id]
    return NotUsed(ref, "others", title, lead=terms.lead)


def may_use(line: PromptLine, waiting: Waiting | None) -> bool:
    """Whether what was typed can go into its form: it is out, or can still be changed."""
    closed = waiting is not None and waiting.closed
    return not line.done or not (line.waived or line.agreed or closed)


def ratings(session: Session) -> Scheme | None:
    """The plan's words for ratings; None before there is a plan."""
    try:
        _, _, settings = plan_in_force(session)
    except NoPlan:
        return None
    return scheme(settings.scheme_key, settings.rag_words)


def reply_key(ts: str, who: Actor) -> str:
    """How the outbox calls the answer to what somebody typed."""
    return f"reply:{ts}:{who.person_id or who.slack_id}"


def asked(waiting: Waiting | None) -> list[PromptLine]:
    """What somebody is asked for this quarter, answered or not, their own first."""
    return [] if waiting is None else [*waiting.own, *waiting.covering, *waiting.shared]


def outstanding(waiting: Waiting | None) -> list[PromptLine]:
    """What of it still waits for an answer."""
    return [line for line in asked(waiting) if not line.done]


def place_of(event: dict[str, Any]) -> TypedAt:
    """Where the message stands."""
    return TypedAt(str(event["ts"]), str(event.get("thread_ts", "")))


def use(ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    """[Use it], or a commitment chosen: the form opens with the text as what was done."""
    ack()
    pressed = body["actions"][0]
    return_id, *place = str((pressed.get("selected_option") or pressed)["value"]).split("|")
    text = without_mention(read_again(client, body, TypedAt(*place)), context.bot_user_id)
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
    said = "" if out else said_of(text, opened.form.terms.ref, plan_refs(session))
    # A rating is all that was typed: it is chosen, and no text.
    rating = rating_said(said, ratings(session))
    whole = added(before.progress.strip(), "" if rating else said)
    typed = replace(before, progress=held(whole), rating=rating or before.rating)
    keep_typed(session, row, who, typed, row.revision_no, desk.now())
    if submissions.is_closed(opened):
        return cannot_open(session, opened.form, return_id, who, typed)
    notice = taken_out() if out else too_much(whole) if text else gone()
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
