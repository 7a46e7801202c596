"""What may be a slip is asked once, all of it on one screen: submit anyway, or go back and change it."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.answering.challenge import CHALLENGE, CHANGE_IT, ChallengeId, challenge_id, fingerprint
from digests.answering.form import form_view
from handlers.answering.draft import answerer, form_facts, opened_now, typed_before
from handlers.answering.form import reply, take
from handlers.answering.form_state import FormId
from handlers.desk import Desk, put_in_place
from storage.answering import returns
from storage.outbox import outbox
from storage.record.marks import Shows, mark


def listen(app: App) -> None:
    """The question whether it is meant."""
    app.view(CHALLENGE)(submit_anyway)
    app.view_closed(CHALLENGE)(leave)
    app.action(CHANGE_IT)(change_it)


def form_of(challenge: ChallengeId) -> FormId:
    """The form that the challenge stands in place of."""
    return FormId(challenge.return_id, challenge.opened_on, more=False, shape=challenge.shape)


def submit_anyway(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Submit anyway]: what was challenged is recorded as it was, and what it was asked with it. Where the
    draft has been changed since, on another device, the new text is looked at anew."""
    challenge = challenge_id(body["view"])
    shown = form_of(challenge)
    with desk.database.write() as session:
        row = returns.held_return(session, shown.return_id)
        actor = answerer(session, desk, shown.return_id, body)
        typed = typed_before(session, row, actor)
        confirmed = challenge.asked if fingerprint(typed) == challenge.fingerprint else frozenset[str]()
        taken = take(session, desk, actor, shown, typed, body["trigger_id"], confirmed)
        answer = reply(session, actor, taken, shown, typed, body["view"])
    ack(**answer)


def change_it(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Change it]: the form again, with everything that was typed."""
    ack()
    shown = form_of(challenge_id(body["view"]))
    with desk.database.read() as session:
        actor = answerer(session, desk, shown.return_id, body)
        facts = form_facts(opened_now(session, desk, shown.return_id), shown)
        typed = typed_before(session, returns.return_row(session, shown.return_id), actor)
    put_in_place(body, client, form_view(facts, typed, shape=replace(shown.whole().shape, drafted=True)))


def leave(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """Closed without an answer: the text is a draft already, and the prompt offers to carry on."""
    ack()
    return_id = challenge_id(body["view"]).return_id
    with desk.database.write() as session:
        outbox.wait_no_more(session, answerer(session, desk, return_id, body).person_id)
        mark(session, Shows.PROMPT)
