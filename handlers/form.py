"""The conversation with a lead: open the form, redraw it as the rating changes, keep what is typed, record
what is submitted. What the form looks like is digests/form.py's, what may be recorded storage's."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from digests.blocks import Block, Message, escape
from digests.form import Typed, form_view, typed_from_answer
from digests.notices import not_yet
from digests.refusals import closed, errors_for, not_allowed, someone_else
from digests.typed import answer_from_typed
from handlers.announcing import announce_recorded
from handlers.desk import Body, Desk, notice_view
from handlers.form_state import FormId, form_id, from_fields, to_fields, typed_in
from storage import returns, submissions
from storage.database import Session
from storage.facts import Finding, FormFacts
from storage.people import Actor, capacities
from storage.rules.access import Act, may, who_may
from storage.submissions import (
    Closed,
    Outcome,
    Overtaken,
    Recorded,
    Refused,
    Submission,
    Unchanged,
)

NOT_OPEN = "Cannot be opened"
"""The title of the notice that stands where a form cannot be opened."""


class MayNot(Exception):
    """The person may not do this; `words` say who may."""

    def __init__(self, act: Act) -> None:
        super().__init__(act)
        self.words: Message = not_allowed(act, who_may(act))


# --- opening -------------------------------------------------------------------------------------------


def open_from_button(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Update] on a prompt, in /updates or in App Home."""
    ack()
    open_form(int(body["actions"][0]["value"]), body, client, desk)


def open_from_menu(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """A commitment chosen in the menu of a long prompt."""
    ack()
    open_form(int(body["actions"][0]["selected_option"]["value"]), body, client, desk)


def open_form(return_id: int, body: Body, client: WebClient, desk: Desk) -> None:
    """Shows the form with the person's draft, else with what they said before; or says why not."""
    with desk.database.read() as session:
        view = view_for(session, desk, return_id, body)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def view_for(session: Session, desk: Desk, return_id: int, body: Body) -> Block:
    """The form, or a notice in its place."""
    try:
        actor = answerer(session, desk, return_id, body)
    except MayNot as refusal:
        return notice_view(NOT_OPEN, refusal.words)
    row = returns.return_row(session, return_id)
    opened = returns.open_return(session, row, desk.now())
    if submissions.is_closed(opened):
        return notice_view(NOT_OPEN, closed(opened.form.quarter, opened.form.cut_off))
    return form_view(opened.form, typed_before(session, return_id, actor))


def answerer(session: Session, desk: Desk, return_id: int, body: Body) -> Actor:
    """Who answers. Raises MayNot for anyone but the commitment's lead and co-leads."""
    actor = desk.who(session, body)
    if not may(Act.ANSWER, capacities(actor, returns.commitment_of(session, return_id))):
        raise MayNot(Act.ANSWER)
    return actor


def typed_before(session: Session, return_id: int, actor: Actor) -> Typed:
    """What the form starts from: the person's draft, else the newest answer, else nothing."""
    draft = returns.draft_of(session, return_id, actor.person_id or 0)
    if draft:
        return from_fields(draft)
    answer = returns.current_answer(session, returns.return_row(session, return_id))
    return typed_from_answer(answer) if answer else Typed()


# --- while it is open ----------------------------------------------------------------------------------


def redraw(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """A rating, or another choice that changes what is asked: keeps it, and asks accordingly."""
    ack()
    change(body, client, desk, more=form_id(body["view"]).more)


def show_more(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[More]: the further questions."""
    ack()
    change(body, client, desk, more=True)


def change(body: Body, client: WebClient, desk: Desk, *, more: bool) -> None:
    """Keeps what is typed as a draft and draws the form that it asks for. A form that has been redrawn since
    is left as it is: the newer drawing stands."""
    shown = form_id(body["view"])
    with desk.database.write() as session:
        typed = replace(keep(session, desk, shown, body), more=more)
        view = form_view(form_facts(session, desk, shown), typed)
    try:
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
    except SlackApiError as error:
        if error.response.get("error") not in ("hash_conflict", "not_found"):
            raise


def keep(session: Session, desk: Desk, shown: FormId, body: Body) -> Typed:
    """What is typed so far, kept as the person's draft. Raises MayNot."""
    actor = answerer(session, desk, shown.return_id, body)
    typed = typed_in(body["view"], typed_before(session, shown.return_id, actor))
    if actor.person_id is not None:
        returns.keep_draft(session, shown.return_id, actor.person_id, to_fields(typed), desk.now())
    return typed


def form_facts(session: Session, desk: Desk, shown: FormId) -> FormFacts:
    """The form's facts as of now, for a form opened earlier: what came since is noticed on submitting."""
    opened = returns.open_return(session, returns.return_row(session, shown.return_id), desk.now())
    return replace(opened.form, revision_no=shown.opened_on)


def close(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was closed without submitting: what was typed is kept."""
    ack()
    with desk.database.write() as session:
        keep(session, desk, form_id(body["view"]), body)


# --- submitting ----------------------------------------------------------------------------------------


def submit(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Submit]: recorded and announced in one transaction, then acknowledged; or refused, with the field
    named and everything typed kept."""
    shown, typed = form_id(body["view"]), typed_in(body["view"], Typed())
    with desk.database.write() as session:
        actor = answerer(session, desk, shown.return_id, body)
        submission = Submission(
            shown.return_id, body["trigger_id"], shown.opened_on, answer_from_typed(typed)
        )
        outcome = submissions.submit(session, submission, actor, desk.now())
        if isinstance(outcome, Recorded):
            announce_recorded(session, outcome, shown.return_id, desk.now())
        elif not isinstance(outcome, Unchanged):
            keep(session, desk, shown, body)
    desk.wake()
    ack(**reply(outcome, typed, body["view"]))


def reply(outcome: Outcome, typed: Typed, view: Body) -> dict[str, Any]:
    """What the form does next: nothing said closes it."""
    match outcome:
        case Refused(findings, facts):
            return refused(findings, facts, typed, view)
        case Overtaken(by_role, at, facts):
            notice = escape(someone_else(by_role, at))
            return {"response_action": "update", "view": form_view(facts, typed, notice=notice)}
        case Closed(facts):
            return errors({"rating": closed(facts.quarter, facts.cut_off).text})
        case _:
            return {}


def refused(findings: tuple[Finding, ...], facts: FormFacts, typed: Typed, view: Body) -> dict[str, Any]:
    """Errors beside their fields. Where the form still shows another rating's questions, the right ones are
    drawn instead, for an error can only stand beside a field that is there."""
    said = errors_for(findings, facts, typed)
    shown = {block["block_id"] for block in view["blocks"]}
    if said.keys() <= shown:
        return errors(said)
    drawn = form_view(replace(facts, revision_no=form_id(view).opened_on), typed, notice=not_yet())
    return {"response_action": "update", "view": drawn}


def errors(said: dict[str, str]) -> dict[str, Any]:
    """The form stays open with these below its fields."""
    return {"response_action": "errors", "errors": said}
