"""/muster support: the help that leads ask for, and closing a request once it is settled."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.blocks import Message
from digests.support import OUTCOME, STATE, close_support_view, support_closed, support_list
from handlers.announcing import to_person
from handlers.answering import MayNot
from handlers.desk import Body, Desk
from handlers.verbs import Asked
from storage import asking, support
from storage.collecting import today
from storage.database import Session
from storage.enums import SupportState
from storage.people import Actor, capacities
from storage.rules.access import Act, may


def support_words(asked: Asked) -> Message:
    """/muster support: what waits, with a button each."""
    with asked.desk.database.read() as session:
        return support_list(support.support_facts(session))


def ask_how(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Close]: asks how the request ended."""
    ack()
    request_id = int(body["actions"][0]["value"])
    with desk.database.read() as session:
        closer(session, desk, body)
        found = support.support_facts(session, request_id)
    if found:
        client.views_open(trigger_id=body["trigger_id"], view=close_support_view(found[0]))


def close(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """How it ended: kept, and told to its lead; somebody else's earlier word stands."""
    request_id = int(body["view"]["private_metadata"])
    said = body["view"]["state"]["values"]
    state = SupportState(said[STATE][STATE]["selected_option"]["value"])
    outcome = str(said[OUTCOME][OUTCOME]["value"] or "").strip()
    with desk.database.write() as session:
        by = closer(session, desk, body).person_id
        if support.close_request(session, request_id, state, outcome, by, desk.now()):
            announce_closed(session, desk, request_id)
    desk.wake()
    ack()


def closer(session: Session, desk: Desk, body: Body) -> Actor:
    """Who closes a request. Raises MayNot for anyone but the plan office and the chief executive."""
    actor = desk.who(session, body)
    if not may(Act.CLOSE_SUPPORT, capacities(actor)):
        raise MayNot(Act.CLOSE_SUPPORT)
    return actor


def announce_closed(session: Session, desk: Desk, request_id: int) -> None:
    """Tells the lead and the co-leads how their request ended."""
    (facts,) = support.support_facts(session, request_id)
    words, now = support_closed(facts), desk.now()
    told = asking.people_to_tell(session, support.return_of(session, request_id), today(now))
    for person_id, role in sorted(told.items()):
        key = f"support:{request_id}:{person_id}"
        to_person(session, person_id, role, key, "notice", words, now, [facts.ref])
