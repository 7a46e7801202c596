"""The conversation with a lead: open the form, and record what is submitted. While it is open it is typing's,
what may be a slip challenge's. What the form looks like is digests', what may be recorded storage's."""

from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.answering.challenge import challenge_view
from digests.answering.closed_form import closed_form_view
from digests.answering.form import UPDATE_FORM, Shape, Typed, form_view
from digests.answering.form_shape import ending_of
from digests.answering.notices import not_yet, nothing_new
from digests.answering.refusals import errors_for, reassured, someone_else
from digests.answering.typed import answer_from_typed
from digests.kit.blocks import Block
from digests.kit.notice import notice_view
from digests.kit.typed import escape
from digests.prompting.prompt import OPEN_FORM, OPEN_FORM_MENU
from handlers.answering.draft import (
    answerer,
    begins_with,
    draft_of,
    keep,
    keep_typed,
    outdated_form,
    typed_before,
)
from handlers.answering.form_state import FormId, form_id, from_fields, typed_in
from handlers.answering.sitting import Coming, next_form, sit_down
from handlers.answering.taken_out import without_taken_out
from handlers.answering.told import announce_recorded
from handlers.decisions.told import announce_due_date_asked
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from storage.answering import drafts, returns, submissions
from storage.answering.submissions import (
    Challenged,
    Closed,
    Outcome,
    Overtaken,
    Recorded,
    Refused,
    Submission,
    Unchanged,
)
from storage.facts.answering import Finding
from storage.facts.form import FormFacts
from storage.people.roles import Actor
from storage.record.database import Session

__all__ = ["MayNot"]

# --- opening -------------------------------------------------------------------------------------------


def listen(app: App) -> None:
    """The form is opened and submitted."""
    app.action(OPEN_FORM)(open_from_button)
    app.action(OPEN_FORM_MENU)(open_from_menu)
    app.view(UPDATE_FORM)(submit)


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
        return notice_view("not_open", refusal.words)
    row = returns.return_row(session, return_id)
    opened = returns.open_return(session, row, desk.now())
    if submissions.is_closed(opened):
        return cannot_open(session, opened.form, return_id, actor)
    shape = Shape(drafted=draft_of(session, row, actor) is not None)
    return form_view(opened.form, typed_before(session, row, actor), shape=shape)


def cannot_open(
    session: Session, facts: FormFacts, return_id: int, actor: Actor, typed: Typed | None = None
) -> Block:
    """Why the form takes no more, with what is `typed` in it, else with what this person typed and did not send."""
    draft = drafts.draft_of(session, return_id, actor.person_id or 0)
    return closed_form_view(facts, typed or from_fields(draft), kept=bool(draft))


# --- submitting ----------------------------------------------------------------------------------------


def submit(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Submit]: recorded and announced in one transaction, then acknowledged; or refused, with the field
    named, or asked once if it is meant. Everything typed is kept."""
    shown = form_id(body["view"])
    with desk.database.write() as session:
        returns.held_return(session, shown.return_id)
        actor = answerer(session, desk, shown.return_id, body)
        said = typed_in(body["view"], hidden_in(session, desk, actor, shown))
        typed = without_taken_out(body["view"], said, in_record(session, desk, actor, shown))
        if typed != said:
            kept = keep(session, desk, shown, body)
            answer = in_its_place(outdated_form(session, desk, shown, kept))
        else:
            taken = take(session, desk, actor, shown, typed, body["trigger_id"])
            answer = reply(session, actor, taken, shown, typed, body["view"])
    ack(**answer)


def hidden_in(session: Session, desk: Desk, actor: Actor, shown: FormId) -> Typed:
    """What the questions hold that the form does not show: in the short one, what it carries on."""
    return in_record(session, desk, actor, shown) if shown.shape.short else Typed()


def in_record(session: Session, desk: Desk, actor: Actor, shown: FormId) -> Typed:
    """What the record holds of the form: what was typed and not sent, else what it began with."""
    row = returns.return_row(session, shown.return_id)
    return draft_of(session, row, actor) or begins_with(session, desk, row, shown)


@dataclass(frozen=True)
class Taken:
    """What a submission came to, and what comes next."""

    outcome: Outcome
    coming: Coming | None


def take(
    session: Session,
    desk: Desk,
    actor: Actor,
    shown: FormId,
    typed: Typed,
    key: str,
    confirmed: frozenset[str] = frozenset(),
) -> Taken:
    """Records the form and owes its messages, or keeps it as a draft. The return is held by the caller."""
    sitting, now = sit_down(session, desk, actor, shown), desk.now()
    submission = Submission(
        shown.return_id, key, shown.opened_on, answer_from_typed(typed), confirmed, shown.shape.source
    )
    outcome = submissions.submit(session, submission, actor, now, sitting.opened)
    if isinstance(outcome, Recorded):
        recorder = {actor.person_id: "the plan office"} if shown.shape.source and actor.person_id else {}
        covering, by = sitting.covering, actor.person_id
        announce_recorded(session, outcome, shown.return_id, now, recorder, by, covering)
        announce_due_date_asked(session, outcome.due_date_asked, now)
    if isinstance(outcome, Refused | Challenged | Overtaken | Closed):
        row = returns.return_row(session, shown.return_id)
        keep_typed(session, row, actor, typed, shown.opened_on, now)
    return Taken(outcome, sitting.coming)


def reply(
    session: Session, actor: Actor, taken: Taken, shown: FormId, typed: Typed, view: Body
) -> dict[str, Any]:
    """What the form does next: nothing said closes it."""
    match taken.outcome:
        case Recorded() as done:
            following = next_form(session, actor, done.receipt, taken.coming)
            return in_its_place(following) if following else {}
        case Refused(findings, facts):
            return refused(findings, facts, typed, view)
        case Challenged(findings, facts):
            return in_its_place(challenge_view(facts, findings, typed, shown.opened_on, shape=shown.shape))
        case Overtaken(by_role, at, facts):
            notice = escape(someone_else(by_role, at))
            return in_its_place(form_view(facts, typed, notice=notice, shape=shown.shape))
        case Closed(facts):
            return in_its_place(cannot_open(session, facts, shown.return_id, actor, typed))
        case Unchanged(FormFacts() as facts):
            return in_its_place(notice_view("recorded", nothing_new(facts)))
        case _:
            return {}


def refused(findings: tuple[Finding, ...], facts: FormFacts, typed: Typed, view: Body) -> dict[str, Any]:
    """Errors beside their fields. Where the form still shows another rating's questions, the right ones are
    drawn instead, for an error can only stand beside a field that is there."""
    shown = form_id(view)
    said = errors_for(findings, facts, typed)
    there = {block["element"]["action_id"] for block in view["blocks"] if block["type"] == "input"}
    if said.keys() <= there:
        ending = ending_of(shown.return_id, shown.shape)
        errors = {key + ending: words for key, words in reassured(said, facts, typed).items()}
        return {"response_action": "errors", "errors": errors}
    notice = not_yet(typed, *said.values()) if shown.shape.short else not_yet(typed)
    facts = replace(facts, revision_no=shown.opened_on)
    return in_its_place(form_view(facts, typed, notice=notice, shape=shown.whole().shape))


def in_its_place(view: Block) -> dict[str, Any]:
    """Another view where the form stands."""
    return {"response_action": "update", "view": view}
