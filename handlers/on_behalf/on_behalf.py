"""Recording for somebody else: `/muster record <ref> [from <source>]` asks where it is from, then opens the form.
What is typed and submitted goes the way of any other answer."""

import re
from typing import Any

from slack_bolt import Ack

from digests.answering.form import Shape, form_view
from digests.kit.blocks import Block, Message
from digests.kit.prose import say_plain
from digests.on_behalf import on_behalf
from digests.on_behalf.on_behalf import SOURCE_LIMIT
from digests.queries.meant import nothing_found
from handlers.answering.draft import draft_of, opened_now, typed_before
from handlers.answering.form import cannot_open
from handlers.desk import Desk
from handlers.permission import allowed
from handlers.reading.exact import commitment_meant
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.answering import returns, submissions
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act
from storage.standing.standing_rows import newest_quarter

FROM = re.compile(r"\s+from:?\s+", re.IGNORECASE)


def record(asked: Command) -> Message | None:
    """/muster record <ref> [from <source>]."""
    words, *source = FROM.split(asked.words, maxsplit=1)
    if not words.strip():
        return usage(asked, on_behalf.how_to_record)
    said = one_line(source[0]) if source else ""
    if len(said) > SOURCE_LIMIT:
        return on_behalf.source_too_long(len(said))
    with asked.desk.database.read() as session:
        found = return_meant(session, words.strip())
        if isinstance(found, Message):
            return found
        view = first_view(session, asked.desk, asked.actor, found, said)
    asked.open(view)
    return None


def return_meant(session: Session, words: str) -> int | Message:
    """The newest quarter's return of the commitment that was named, or why there is none."""
    meant = commitment_meant(session, words)
    if isinstance(meant, Message):
        return meant
    quarter = newest_quarter(session)
    if quarter is None:
        return nothing_found("quarter", "")
    commitment_id, ref = meant
    return returns.return_of(session, commitment_id, quarter) or on_behalf.not_asked(ref)


def first_view(session: Session, desk: Desk, actor: Actor, return_id: int, source: str) -> Block:
    """The form where the source is known, else the question for it."""
    if source:
        return form(session, desk, actor, return_id, source)
    terms = opened_now(session, desk, return_id).form.terms
    return on_behalf.source_view(return_id, terms.ref, terms.title, terms.lead)


def form(session: Session, desk: Desk, actor: Actor, return_id: int, source: str) -> Block:
    """The form of a return, to be recorded with that source; or why it takes no more."""
    opened = opened_now(session, desk, return_id)
    if submissions.is_closed(opened):
        return cannot_open(session, opened.form, return_id, actor)
    row = returns.return_row(session, return_id)
    shape = Shape(source=source, drafted=draft_of(session, row, actor) is not None)
    return form_view(opened.form, typed_before(session, row, actor), shape=shape)


def source_given(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The source was typed: the form stands in its place."""
    with desk.database.read() as session:
        actor = allowed(session, desk, body, Act.RECORD_ON_BEHALF)
        source = one_line(str(body["view"]["state"]["values"]["source"]["source"].get("value") or ""))
        return_id = int(body["view"]["private_metadata"])
        view = form(session, desk, actor, return_id, source) if source else None
    if view is None:
        ack(response_action="errors", errors={"source": say_plain("on_behalf/on_behalf", "source_missing")})
        return
    ack(response_action="update", view=view)


def one_line(text: str) -> str:
    """What was typed, on one line."""
    return " ".join(text.split())
