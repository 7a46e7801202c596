"""/muster support: the help that leads ask for, and closing a request once it is settled."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.decisions.support import (
    OUTCOME,
    STATE,
    close_support_view,
    outcome_missing,
    support_closed,
    support_list,
)
from digests.kit.blocks import Message
from handlers.desk import Desk
from handlers.owing import to_person
from handlers.permission import allowed
from handlers.reading.fields import fields_in
from handlers.reading.verbs import Command
from storage.calendar.quarters import today
from storage.decisions import support
from storage.enums import SupportState
from storage.prompting import asking
from storage.record.database import Session
from storage.rules.access import Act


def support_words(asked: Command) -> Message:
    """/muster support: what waits, with a button each."""
    with asked.desk.database.read() as session:
        return support_list(support.support_facts(session))


def ask_how(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Close]: asks how the request ended."""
    ack()
    request_id = int(body["actions"][0]["value"])
    with desk.database.read() as session:
        allowed(session, desk, body, Act.CLOSE_SUPPORT)
        found = support.support_facts(session, request_id)
    if found:
        client.views_open(trigger_id=body["trigger_id"], view=close_support_view(found[0]))


def close(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """How it ended: kept, and told to its lead; somebody else's earlier word stands."""
    request_id = int(body["view"]["private_metadata"])
    with desk.database.write() as session:
        by = allowed(session, desk, body, Act.CLOSE_SUPPORT).person_id
        said = fields_in(body["view"])
        state, outcome = SupportState(said[STATE]), said[OUTCOME].strip()
        if outcome and support.close_request(session, request_id, state, outcome, by, desk.now()):
            announce_closed(session, desk, request_id)
    if not outcome:
        ack(response_action="errors", errors={OUTCOME: outcome_missing()})
        return
    ack()


def announce_closed(session: Session, desk: Desk, request_id: int) -> None:
    """Tells the lead and the co-leads how their request ended."""
    (facts,) = support.support_facts(session, request_id)
    words, now = support_closed(facts), desk.now()
    told = asking.people_to_tell(session, support.return_of(session, request_id), today(now))
    for person_id, role in sorted(told.items()):
        key = f"support:{request_id}:{person_id}"
        to_person(session, person_id, role, key, "notice", words, now, [facts.ref])
