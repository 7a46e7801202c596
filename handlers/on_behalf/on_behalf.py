"""Recording for somebody else: `/muster record <ref> [from <source>]` asks where it is from, then opens the form.
What is typed and submitted goes the way of any other answer."""

from typing import Any

from slack_bolt import Ack, App

from digests.answering.form import Shape, form_view
from digests.kit.blocks import Block, Message
from digests.kit.prose import say_plain
from digests.on_behalf import on_behalf
from digests.on_behalf.on_behalf import SOURCE_FORM, SOURCE_LIMIT
from digests.queries.meant import nothing_found
from handlers.answering.draft import draft_of, opened_now, typed_before
from handlers.answering.form import cannot_open
from handlers.desk import Desk
from handlers.permission import allowed
from handlers.reading.exact import NothingDone, commitment_meant
from handlers.reading.verbs import Command
from storage.answering import returns, submissions
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act
from storage.standing.standing_rows import newest_quarter


def listen(app: App) -> None:
    """The form that asks where an answer is from."""
    app.view(SOURCE_FORM)(source_given)


def record(asked: Command) -> Message | None:
    """/muster record <ref> [from <source>]."""
    source = asked.typed.source
    if len(source) > SOURCE_LIMIT:
        return on_behalf.source_too_long(len(source))
    with asked.desk.database.read() as session:
        return_id = return_meant(session, asked)
        view = first_view(session, asked.desk, asked.actor, return_id, source)
    asked.open(view)
    return None


def return_meant(session: Session, asked: Command) -> int:
    """The newest quarter's return of the commitment that was named. Raises NothingDone."""
    commitment_id, ref = commitment_meant(session, asked, asked.typed.about)
    quarter = newest_quarter(session)
    if quarter is None:
        raise NothingDone(nothing_found("quarter", ""))
    found = returns.return_of(session, commitment_id, quarter)
    if found is None:
        raise NothingDone(on_behalf.not_asked(ref))
    return found


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
