"""While a form is open: each change is kept as it comes, some draw other questions, and closing loses nothing.
A keystroke does not draw the form anew, which would take the words from under the person's hands; only where they
were taken out of the record it does."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.answering.form import FORM_MORE, FORM_THROW, FORM_WHOLE, UPDATE_FORM, form_view
from digests.kit.blocks import Block
from handlers.answering.draft import (
    Kept,
    answerer,
    form_facts,
    keep,
    opened_now,
    outdated_form,
    typed_before,
)
from handlers.answering.form_state import DRAWS_ANEW, KEPT_AS_TYPED, FormId, form_id
from handlers.desk import Body, Desk, put_in_place
from storage.answering import drafts, returns
from storage.outbox import outbox
from storage.record.database import Session
from storage.record.marks import Shows, mark


def listen(app: App) -> None:
    """What is typed in an open form, what its buttons show, and closing it."""
    app.action(DRAWS_ANEW)(redraw)
    app.action(KEPT_AS_TYPED)(keystroke)
    app.action(FORM_MORE)(show_more)
    app.action(FORM_WHOLE)(show_whole)
    app.action(FORM_THROW)(throw_away)
    app.view_closed(UPDATE_FORM)(close)


def keystroke(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """A character, a date, a tick: written down, in the order in which it was typed."""
    ack()
    shown = form_id(body["view"])
    with desk.database.write() as session:
        kept = keep(session, desk, shown, body, typed_at(body))
        view = outdated_form(session, desk, shown, kept) if kept.outdated else None
    if view:
        put_in_place(body, client, view)


def redraw(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """A rating, or another choice that changes what is asked: keeps it, and asks accordingly."""
    ack()
    shown = form_id(body["view"])
    change(body, client, desk, shown, more=shown.more)


def show_more(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[More]: the further questions."""
    ack()
    change(body, client, desk, form_id(body["view"]), more=True)


def show_whole(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Something changed] in the short form: all of its questions, with what it carried on."""
    ack()
    shown = form_id(body["view"])
    # What last time used of the further questions stays open, so that what is restricted is not sent as public.
    change(body, client, desk, shown.whole(), more=shown.more)


def change(body: Body, client: WebClient, desk: Desk, drawn: FormId, *, more: bool) -> None:
    """Keeps what is typed as a draft and draws the form that it asks for."""
    with desk.database.write() as session:
        kept = keep(session, desk, form_id(body["view"]), body, typed_at(body))
        kept = replace(kept, typed=replace(kept.typed, more=more))
        draw = outdated_form if kept.outdated else drawn_form
        view = draw(session, desk, drawn, kept)
    put_in_place(body, client, view)


def drawn_form(session: Session, desk: Desk, drawn: FormId, kept: Kept) -> Block:
    """The form that asks for what is typed so far."""
    facts = form_facts(opened_now(session, desk, drawn.return_id), drawn)
    return form_view(facts, kept.typed, shape=replace(drawn.shape, drafted=kept.drafted))


def throw_away(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Throw away what I typed]: the draft is gone, and the form begins anew."""
    ack()
    shown = form_id(body["view"])
    with desk.database.write() as session:
        actor = answerer(session, desk, shown.return_id, body)
        row = returns.return_row(session, shown.return_id, lock=True)
        drafts.throw_away(session, row, actor.person_id or 0)
        mark(session, Shows.PROMPT)
        facts = form_facts(opened_now(session, desk, shown.return_id), shown)
        typed = typed_before(session, row, actor)
    put_in_place(body, client, form_view(facts, typed, shape=shown.shape.anew()))


def typed_at(body: Body) -> str:
    """Slack's time of what was typed or chosen."""
    return str(body["actions"][0].get("action_ts", ""))


def close(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was closed without submitting: what was typed is kept, and the prompt offers to carry on."""
    ack()
    shown = form_id(body["view"])
    with desk.database.write() as session:
        outbox.wait_no_more(session, keep(session, desk, shown, body).by)
        mark(session, Shows.PROMPT)
