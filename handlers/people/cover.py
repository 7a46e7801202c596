"""Cover from the list of returns: the plan office says that the lead of a return is away and who covers.
Recording it and telling everyone is handlers/people/absence.py's."""

import json
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block
from digests.kit.home_place import HomePlace
from digests.kit.notice import notice_view
from digests.people.absence import recorded, refused, refused_beside
from digests.people.cover import COVER, cover_view
from handlers.desk import Desk, slack_id_of
from handlers.home.home import draw
from handlers.people.absence import record
from handlers.permission import allowed
from handlers.reading.fields import fields_in
from storage.answering import returns
from storage.facts.people import CannotBeAway
from storage.people.absences import Away
from storage.people.roles import holder, holders_on
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.rules.access import Act


def listen(app: App) -> None:
    """The form that says who covers."""
    app.view(COVER)(submit)


def modal(session: Session, desk: Desk, return_id: int, home: str) -> Block:
    """The modal for the lead of a return; a notice where nobody holds the role."""
    lead = returns.commitment_of(session, return_id).lead
    return modal_of(session, desk, lead.id, lead.title, home)


def modal_of(session: Session, desk: Desk, role_id: int, title: str, home: str = "") -> Block:
    """The modal for whoever holds that role; a notice where nobody does."""
    person = holder(session, role_id, desk.today())
    if person is None:
        return notice_view("cover", refused(CannotBeAway("no_person", "first", (("role", title),))))
    titles = role_titles(session)
    others = {role_id for role_id, who in holders_on(session, desk.today()).items() if who != person.id}
    covers = sorted(((role_id, titles[role_id]) for role_id in others), key=lambda role: role[1].casefold())
    metadata = json.dumps({"person": person.id, "role": title, "home": home})
    return cover_view(title, covers, metadata, desk.today())


def submit(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """The modal was sent: the absence is recorded, or refused beside its field. Raises MayNot."""
    known = json.loads(body["view"]["private_metadata"])
    role = str(known["role"])
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.RECORD_ABSENCE)
        said = fields_in(body["view"])
        first, last = date.fromisoformat(said["first"]), date.fromisoformat(said["last"])
        wanted = Away(int(known["person"]), first, last, int(said.get("cover") or 0) or None)
        done = record(session, desk, actor, wanted, role, f"/muster back {role}")
    if isinstance(done, CannotBeAway):
        ack(response_action="errors", errors={done.field: refused_beside(done)})
        return
    ack(response_action="update", view=notice_view("recorded", recorded(done, own=False)))
    if known["home"]:
        draw(client, desk, slack_id_of(body), HomePlace.read(known["home"]))
