"""The form in which the owner of a commitment looks again at what was said, before the meeting."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block, message, section
from digests.kit.notice import notice_view
from digests.kit.prose import say as said
from digests.rechecks.recheck import FORM, OPEN, STATE, TEMPLATE, WORDS, RecheckId, not_kept, recheck_view
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from handlers.reading.fields import fields_in
from storage.asks.rows import capacities_towards
from storage.facts.rechecks import RecheckState
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts
from storage.rechecks.saying import RecheckAsk, form_facts, recheck_ask, say
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.rules.rechecks import MOST_LETTERS


def listen(app: App) -> None:
    """The button and the form."""
    app.action(OPEN)(open_form)
    app.view(FORM)(record)


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Look again]."""
    ack()
    with desk.database.read() as session:
        view = form_of(session, desk, body, int(body["actions"][0]["value"]))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def form_of(session: Session, desk: Desk, body: Body, ask_id: int) -> Block:
    """The form, or that it is asked no more. Raises MayNot."""
    ask, _ = ask_of(session, desk, body, ask_id)
    facts = form_facts(session, ask) if ask and ask.open else None
    if facts is None:
        return notice_view("recheck", message([section(said(TEMPLATE, "closed"))]))
    return recheck_view(facts, plan_facts.plan_in_force(session)[1])


def ask_of(session: Session, desk: Desk, body: Body, ask_id: int) -> tuple[RecheckAsk | None, Actor]:
    """The ask, and who answers it. Raises MayNot for anyone to whom that is not open."""
    ask, actor = recheck_ask(session, ask_id), desk.who(session, body)
    held = capacities_towards(actor, ask.wanted, capacities(actor)) if ask else capacities(actor)
    if ask and not may(Act.ANSWER_ASK, held):
        raise MayNot(Act.ANSWER_ASK)
    return ask, actor


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: kept, or refused beside its question."""
    form, fields = RecheckId.read(body["view"]["private_metadata"]), fields_in(body["view"])
    with desk.database.write() as session:
        ask, actor = ask_of(session, desk, body, form.ask_id)
        why = kept(session, desk, ask, actor, fields, form) if ask and ask.open else "closed"
    if why:
        ack(response_action="errors", errors={WORDS: not_kept(why, len(typed_in(fields)))})
    else:
        ack()


def kept(
    session: Session, desk: Desk, ask: RecheckAsk, actor: Actor, fields: Mapping[str, str], form: RecheckId
) -> str:
    """Keeps what was sent; why it is not kept, "" where it is."""
    words = typed_in(fields)
    if not fields.get(STATE):
        return "no_state"
    state = RecheckState(fields[STATE])
    if why := refused(state, words):
        return why
    return "" if say(session, ask, state, words, actor, desk.now(), times=form.times) else "overtaken"


def typed_in(fields: Mapping[str, str]) -> str:
    """The words of the form, as one paragraph."""
    return " ".join((fields.get(WORDS) or "").split())


def refused(state: str, words: str) -> str:
    """Why what was typed is not kept; "" where it is."""
    if not state or (state == RecheckState.CHANGED and not words):
        return "no_words"
    return "too_long" if len(words) > MOST_LETTERS else ""
