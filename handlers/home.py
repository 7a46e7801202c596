"""App Home: what waits for the person who opens it, and by duty what they agree, what stands out and the board.
Turning its pages; what is done from the board is handlers/board.py's."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.home import home_view
from digests.home_place import HomePlace
from handlers.desk import Desk, slack_id_of
from storage import agreeing, asking, board, noteworthy
from storage.database import Session
from storage.facts import HomeFacts
from storage.people import Actor, actor, capacities
from storage.plan_facts import NoPlan
from storage.rules.access import Act, may


def opened(event: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Someone opened App Home: draws it as things stand now."""
    if event.get("tab") in (None, "home"):
        draw(client, desk, event["user"], HomePlace())


def turned(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Next page] or [Page before] of a section."""
    ack()
    draw(client, desk, slack_id_of(body), HomePlace.read(body["actions"][0]["value"]))


def draw(client: WebClient, desk: Desk, slack_id: str, place: HomePlace) -> None:
    """Draws one person's App Home; before there is a plan, nothing."""
    with desk.database.read() as session:
        try:
            facts = home_facts(session, desk, actor(session, slack_id, desk.today()))
        except NoPlan:
            return
    client.views_publish(user_id=slack_id, view=home_view(facts, place))


def home_facts(session: Session, desk: Desk, person: Actor) -> HomeFacts:
    """What this person's duties bring: a fixed number of statements, whatever the plan's size. Raises NoPlan."""
    now, held = desk.now(), capacities(person)
    waiting = asking.waiting_for(session, person)
    # While a quarter is collected, whoever leads or shares anything has a line of it.
    has_any = waiting.quarter is None or waiting.own or waiting.shared or waiting.covering
    return HomeFacts(
        waiting=waiting,
        mine=noteworthy.mine(session, person) if has_any else (),
        queue=agreeing.queue_of(session, person, now) if person.role_ids else None,
        exceptions=noteworthy.exceptions(session, person, now) if may(Act.SEE_EXCEPTIONS, held) else None,
        board=board.board_of(session, now) if may(Act.SEE_BOARD, held) else None,
    )
