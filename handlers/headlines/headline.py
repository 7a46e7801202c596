"""The form of a headline: opened, asked about where the record does not bear it, and kept."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.headlines.headline import ANYWAY, FORM, OPEN, WORDS, HeadlineId, headline_view, not_kept
from digests.kit.blocks import Block, message, section
from digests.kit.notice import notice_view
from digests.kit.prose import say
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from handlers.reading.fields import fields_in
from storage.asks.rows import capacities_towards
from storage.headlines.saying import HeadlineAsk, form_facts, headline_ask
from storage.headlines.saying import say as keep
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts
from storage.queries import stories
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.rules.headlines import FEWEST_LETTERS, MOST_LETTERS, doubts


def listen(app: App) -> None:
    """The button and the form."""
    app.action(OPEN)(open_form)
    app.view(FORM)(record)


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Say how it stands]."""
    ack()
    with desk.database.read() as session:
        view = form_of(session, desk, body, int(body["actions"][0]["value"]))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def form_of(session: Session, desk: Desk, body: Body, ask_id: int) -> Block:
    """The form, or that the headline is asked for no more. Raises MayNot."""
    ask, actor = ask_of(session, desk, body, ask_id)
    if ask is None:
        return notice_view("headline", message([section(say("headlines/headline", "closed"))]))
    return headline_view(form_facts(session, ask, actor), plan_facts.plan_in_force(session)[1])


def ask_of(session: Session, desk: Desk, body: Body, ask_id: int) -> tuple[HeadlineAsk | None, Actor]:
    """The ask, and who answers it. Raises MayNot for anyone to whom that is not open."""
    ask, actor = headline_ask(session, ask_id), desk.who(session, body)
    held = capacities_towards(actor, ask.wanted, capacities(actor)) if ask else capacities(actor)
    if ask and not may(Act.ANSWER_ASK, held):
        raise MayNot(Act.ANSWER_ASK)
    return ask, actor


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: kept, refused beside its question, or asked about once."""
    form, fields = HeadlineId.read(body["view"]["private_metadata"]), fields_in(body["view"])
    words = " ".join(fields[WORDS].split())
    with desk.database.write() as session:
        ask, actor = ask_of(session, desk, body, form.ask_id)
        if ask is None:
            answer: dict[str, Any] = {"response_action": "errors", "errors": {WORDS: not_kept("closed")}}
        else:
            answer = taken(session, desk, ask, actor, words, form, anyway=bool(fields.get(ANYWAY)))
    ack(**answer)


def taken(
    session: Session,
    desk: Desk,
    ask: HeadlineAsk,
    actor: Actor,
    words: str,
    form: HeadlineId,
    *,
    anyway: bool,
) -> dict[str, Any]:
    """What Slack hears of a headline that was sent."""
    if not FEWEST_LETTERS <= len(words) <= MOST_LETTERS:
        why = "too_short" if len(words) < FEWEST_LETTERS else "too_long"
        return {"response_action": "errors", "errors": {WORDS: not_kept(why, len(words))}}
    facts, (_, plan, _) = form_facts(session, ask, actor), plan_facts.plan_in_force(session)
    refs = [ref for _, ref, _ in stories.commitment_names(session)]
    asked = doubts(words, facts.standing, refs, plan.scheme)
    if asked and not anyway:
        return {"response_action": "update", "view": headline_view(facts, plan, words, asked)}
    if not keep(session, ask, words, actor, desk.now(), times=form.times):
        return {"response_action": "errors", "errors": {WORDS: not_kept("overtaken")}}
    return {}
