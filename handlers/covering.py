"""Cover from the board: the plan office says that the lead of a return is away and who covers. Recording it and
telling everyone is handlers/absence.py's."""

import json
from datetime import date
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.absence import recorded, refused, refused_beside
from digests.blocks import Block
from digests.covering import cover_view
from digests.home_place import HomePlace
from handlers.absence import record
from handlers.answering import allowed
from handlers.desk import Desk, notice_view, slack_id_of
from handlers.form_state import Fields, fields_in
from handlers.home import draw
from storage import returns
from storage.absences import Away
from storage.database import Session
from storage.facts import CannotBeAway
from storage.people import holder, holders_on
from storage.plan_facts import role_titles
from storage.rules.access import Act


def modal(session: Session, desk: Desk, return_id: int, home: str) -> Block:
    """The modal for the lead of a return; a notice where nobody holds the role."""
    lead = returns.commitment_of(session, return_id).lead
    person = holder(session, lead.id, desk.today())
    if person is None:
        return notice_view("Cover", refused(CannotBeAway("no_person", "first", (("role", lead.title),))))
    titles = role_titles(session)
    others = {role_id for role_id, who in holders_on(session, desk.today()).items() if who != person.id}
    covers = sorted(((role_id, titles[role_id]) for role_id in others), key=lambda role: role[1].casefold())
    metadata = json.dumps({"person": person.id, "role": lead.title, "home": home})
    return cover_view(lead.title, covers, metadata, desk.today())


def submit(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """The modal was sent: the absence is recorded, or refused beside its field. Raises MayNot."""
    known = json.loads(body["view"]["private_metadata"])
    role = str(known["role"])
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.RECORD_ABSENCE)
        wanted = wanted_in(fields_in(body["view"]), int(known["person"]))
        done = record(session, desk, actor, wanted, role, f"/muster back {role}")
    desk.wake()
    if isinstance(done, CannotBeAway):
        ack(response_action="errors", errors={done.field: refused_beside(done)})
        return
    ack(response_action="update", view=notice_view("Recorded", recorded(done, own=False)))
    if known["home"]:
        draw(client, desk, slack_id_of(body), HomePlace.read(known["home"]))


def wanted_in(said: Fields, person_id: int) -> Away:
    """The absence that the modal asks for."""
    first, last = date.fromisoformat(said["first"]), date.fromisoformat(said["last"])
    return Away(person_id, first, last, int(said.get("cover") or 0) or None)
