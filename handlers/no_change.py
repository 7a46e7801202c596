"""[No change] on a prompt: a short form that asks what was done and what comes next, and carries the rest on
from last time. Where a rule wants more, the whole form stands in its place, with the reason."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.blocks import Block
from digests.closed_form import NOT_OPEN
from digests.form import Shape, Typed, form_view
from digests.no_change import needs_more
from digests.typed import answer_from_typed
from handlers.answering import MayNot, answerer, carried_on
from handlers.desk import Body, Desk, notice_view
from handlers.form import view_for
from storage import drafts, returns, submissions
from storage.database import Session
from storage.enums import Rating
from storage.facts import Finding
from storage.returns import OpenReturn
from storage.rules.validation import check

MAY_STAY = (Rating.GREEN, Rating.AMBER)
"""Ratings that can be as they were; the others say something new each time, or stay silent."""
ASKED = ("progress", "next_steps")
"""What the short form asks itself."""


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
        return notice_view(NOT_OPEN, refusal.words)
    row = returns.return_row(session, return_id)
    opened = returns.open_return(session, row, desk.now())
    begun = row.revision_no or drafts.draft_of(session, return_id, actor.person_id or 0)
    if begun or opened.form.last is None or submissions.is_closed(opened):
        return view_for(session, desk, return_id, body)
    typed = carried_on(opened.last_answer)
    why = objections(opened, typed)
    if typed.rating in MAY_STAY and not why:
        return form_view(opened.form, typed, shape=Shape(short=True))
    return form_view(opened.form, typed, notice=needs_more(opened.form, typed.rating, why))


def objections(opened: OpenReturn, typed: Typed) -> tuple[Finding, ...]:
    """What the rules hold against leaving it as it was: what blocks, and the same trouble for too long (V14)."""
    findings = check(answer_from_typed(typed), opened.terms)
    return tuple(
        found for found in findings if found.field not in ASKED and (found.blocks or found.code == "V14")
    )
