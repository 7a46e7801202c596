"""The list of returns in App Home: what it lists, and what the office does about one of its lines. The rulings
themselves are handlers/rulings/rulings.py's."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block
from digests.kit.home_place import HomePlace
from digests.kit.notice import notice_view
from digests.prompting.chased import chased
from digests.returns_list.section import LIST_LINE, LIST_SHOW
from handlers.desk import Body, Desk, slack_id_of
from handlers.home.home import draw
from handlers.people import cover
from handlers.permission import allowed
from handlers.prompting.by_hand import chase_return
from handlers.rulings import rulings
from storage.enums import RulingKind
from storage.record.database import Session
from storage.rules.access import Act
from storage.rulings import settling


def listen(app: App) -> None:
    """What the list lists, and the menu of a line."""
    app.action(LIST_SHOW)(show)
    app.action(LIST_LINE)(line)


def show(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Another choice of what it lists: from its first page on."""
    ack()
    chosen = body["actions"][0]["selected_option"]["value"]
    place = HomePlace(show="" if chosen == "all" else chosen)
    draw(client, desk, slack_id_of(body), place)


def line(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Something chosen in the menu of one line: chase at once, everything else by a small modal."""
    ack()
    act, _, return_id = body["actions"][0]["selected_option"]["value"].partition(":")
    with desk.database.write() as session:
        view = view_for(session, desk, body, act, int(return_id))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def view_for(session: Session, desk: Desk, body: Body, act: str, return_id: int) -> Block:
    """What opens. Raises MayNot."""
    home = body.get("view", {}).get("private_metadata", "")
    if act == "chase":
        return chase(session, desk, body, return_id)
    if act == "cover":
        allowed(session, desk, body, Act.RECORD_ABSENCE)
        return cover.modal(session, desk, return_id, home)
    kind = RulingKind(act)
    allowed(session, desk, body, rulings.ACTS[kind])
    return rulings.modal(session, desk, rulings.Form(kind, return_id, home))


def chase(session: Session, desk: Desk, body: Body, return_id: int) -> Block:
    """Chases whoever is asked for the return, and says so."""
    allowed(session, desk, body, Act.CHASE)
    quarter = settling.quarter_of(session, return_id)
    return notice_view("chase", chased(chase_return(session, desk, quarter, return_id)))
