"""[No change] on a prompt: a short form that asks what was done and what comes next, and carries the rest on
from last time; what the rules miss there is asked with it. Where the rating itself cannot stay, which Muster offers
nobody but an older message may, the whole form stands in its place, with the reason."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.answering.form import FIELD_FOR, Shape, Typed, form_view
from digests.answering.no_change import needs_more
from digests.answering.typed import DONE_AND_NEXT, answer_from_typed
from digests.kit.blocks import Block
from digests.kit.notice import notice_view
from digests.prompting.prompt import NO_CHANGE
from handlers.answering.draft import answerer, carried_on
from handlers.answering.form import view_for
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from storage.answering import drafts, returns, submissions
from storage.enums import Rating
from storage.record.database import Session
from storage.rules.answering.validation import check

MAY_STAY = (Rating.GREEN, Rating.AMBER)
"""Ratings that can be as they were; the others say something new each time, or stay silent."""


def listen(app: App) -> None:
    """[No change]."""
    app.action(NO_CHANGE)(open_short)


def open_short(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[No change]: the short form, or the whole one."""
    ack()
    with desk.database.read() as session:
        view = short_or_whole(session, desk, int(body["actions"][0]["value"]), body)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def short_or_whole(session: Session, desk: Desk, return_id: int, body: Body) -> Block:
    """The short form; the whole one where a rule wants more, or where something was typed or sent already."""
    try:
        actor = answerer(session, desk, return_id, body)
    except MayNot as refusal:
        return notice_view("not_open", refusal.words)
    row = returns.return_row(session, return_id)
    opened = returns.open_return(session, row, desk.now())
    begun = row.revision_no or drafts.draft_of(session, return_id, actor.person_id or 0)
    if begun or opened.form.last is None or submissions.is_closed(opened):
        return view_for(session, desk, return_id, body)
    typed = carried_on(opened.last_answer, opened.form.last.rating)
    findings = check(answer_from_typed(typed), opened.terms)
    why = tuple(found for found in findings if found.field not in DONE_AND_NEXT and found.blocks)
    about_rating = [found for found in why if found.field == "rating"]
    if typed.rating in MAY_STAY and not about_rating:
        missing = tuple(dict.fromkeys(FIELD_FOR.get(found.field, found.field) for found in why))
        return form_view(opened.form, typed, shape=Shape(short=True, missing=missing))
    return form_view(opened.form, Typed(), notice=needs_more(opened.form, typed.rating, about_rating))
