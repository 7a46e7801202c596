"""Redaction: `/muster redact` asks what is to go and why, and the chief executive looks and confirms, or declines.
What it takes out is storage/redaction/redaction.py's."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Message
from digests.kit.notice import notice_view
from digests.redaction.redaction import (
    ASK,
    CONFIRM,
    DECLINE,
    LOOK,
    WHY,
    WORDS,
    confirm_view,
    redact_view,
    redaction_declined,
    redaction_done,
    redaction_refused,
    redaction_sent,
    redaction_under_way,
    refused_beside,
)
from handlers.desk import Body, Desk
from handlers.door.patience import patiently
from handlers.permission import allowed
from handlers.reading.fields import fields_in
from handlers.reading.verbs import Command
from handlers.redaction.told import ask_chiefs, change_messages, facts_of, tell_asker
from storage.facts.redaction import RedactionFacts
from storage.people.roles import Actor
from storage.record.database import Session
from storage.redaction import redaction
from storage.rules.access import Act
from storage.tables import Redaction


def listen(app: App) -> None:
    """Asking, looking, and deciding."""
    app.view(ASK)(ask)
    app.action(LOOK)(look)
    app.view(CONFIRM)(confirm)
    app.action(DECLINE)(decline)


class NobodyElse(Exception):
    """There is no second person to confirm: nothing is asked."""


def redact(asked: Command) -> None:
    """/muster redact: the words are asked for in a modal, so that no channel ever sees them."""
    asked.open(redact_view())


def ask(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The modal was sent: the chief executive is asked, or it is refused beside its field."""
    said = fields_in(body["view"])
    words, why = said[WORDS].strip(), said[WHY].strip()
    try:
        with desk.database.write() as session:
            actor = allowed(session, desk, body, Act.ASK_REDACTION)
            refused = redaction.objection(session, words, why)
            facts = None if refused else owed(session, desk, actor, words, why)
    except NobodyElse:
        facts, refused = None, "nobody_else"
    if facts is None:
        field = WHY if refused == "in_why" else WORDS
        ack(response_action="errors", errors={field: refused_beside(refused)})
        return
    ack(response_action="update", view=notice_view("redaction", redaction_sent(facts)))


def owed(session: Session, desk: Desk, actor: Actor, words: str, why: str) -> RedactionFacts:
    """Keeps what is asked and owes the chief executive the question. Raises NobodyElse."""
    asker = actor.person_id or 0
    row = redaction.ask(session, words, why, asker, desk.now())
    facts = facts_of(session, row, desk.today())
    if not ask_chiefs(session, facts, asker, desk.now()):
        raise NobodyElse
    return facts


def look(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Look and confirm]: the words, to the one who decides."""
    ack()
    with desk.database.read() as session:
        _, facts = to_decide(session, desk, body)
    view = notice_view("redaction", redaction_refused(facts)) if facts.why_not else confirm_view(facts)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def confirm(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Redact]: gone, everywhere, in one transaction; Slack's messages are changed after it. The whole record is read
    for it, which may take longer than Slack waits."""
    patiently(
        ack,
        desk.patience,
        lambda: taken_out(desk, body),
        shown=in_its_place,
        late=lambda words: client.views_update(
            view_id=body["view"]["id"], view=notice_view("redaction", words)
        ),
        **in_its_place(redaction_under_way()),
    )


def in_its_place(words: Message) -> dict[str, Any]:
    """The words where the modal stood."""
    return {"response_action": "update", "view": notice_view("redaction", words)}


def taken_out(desk: Desk, body: Body) -> Message:
    """Takes the words out, or says why not."""
    with desk.database.write() as session:
        row, facts = to_decide(session, desk, body, body["view"]["private_metadata"])
        if facts.why_not:
            return redaction_refused(facts)
        actor, now = desk.who(session, body), desk.now()
        stale = redaction.confirm(session, row, actor.person_id or 0, now)
        change_messages(session, row.id, stale, now)
        facts = replace(facts, words="")
        tell_asker(session, facts, row.asked_by_id, now, done=True)
        return redaction_done(facts)


def decline(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Decline]: nothing changes, and whoever asked is told."""
    ack()
    with desk.database.write() as session:
        row, facts = to_decide(session, desk, body)
        if not facts.why_not:
            redaction.decline(session, row, desk.who(session, body).person_id or 0, desk.now())
            tell_asker(session, facts, row.asked_by_id, desk.now(), done=False)
    words = redaction_refused(facts) if facts.why_not else redaction_declined(facts)
    client.views_open(trigger_id=body["trigger_id"], view=notice_view("redaction", words))


# --- the same for all ----------------------------------------------------------------------------------


def to_decide(
    session: Session, desk: Desk, body: Body, redaction_id: str = ""
) -> tuple[Redaction, RedactionFacts]:
    """The redaction that is to be decided, with what stands against this person's deciding it. Raises MayNot."""
    actor = allowed(session, desk, body, Act.CONFIRM_REDACTION)
    row = redaction.asked(session, int(redaction_id or body["actions"][0]["value"]))
    facts = facts_of(session, row, desk.today())
    return row, replace(facts, words=row.words, why_not=redaction.decide_against(row, actor.person_id))
