"""App Home's buttons for the office: each opens what its verb of /muster says, or asks for the role that the verb
would be typed with."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.home.office import DO, ROLE, which_role_view
from digests.kit.blocks import Block
from digests.kit.notice import notice_view
from digests.queries.exact import opened
from handlers.desk import Desk
from handlers.handover import handing_over
from handlers.home.home import HAS_A_BUTTON
from handlers.muster import answer_to
from handlers.people import cover
from handlers.permission import allowed
from handlers.reading.fields import fields_in
from storage.people.roles import holders_on
from storage.plan.plan_facts import role_titles
from storage.record.database import Session

OF_A_ROLE = ("hand", "away")
"""What is about somebody, and cannot be done before it is said of whom."""


def press(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """One of them is pressed. Raises MayNot."""
    ack()
    verb = str(body["actions"][0]["action_id"]).removeprefix(DO)
    with desk.database.read() as session:
        allowed(session, desk, body, HAS_A_BUTTON[verb])
        view = which_role_view(verb, roles_for(session, desk, verb)) if verb in OF_A_ROLE else None
    if view is None:
        view = notice_view(verb, answer_to(verb, body, client, desk) or opened())
    client.views_open(trigger_id=body["trigger_id"], view=view)


def roles_for(session: Session, desk: Desk, verb: str) -> list[tuple[int, str]]:
    """(id, title) of the roles that can be chosen, by title: nobody is away of a role that nobody holds."""
    held = holders_on(session, desk.today())
    titles = role_titles(session).items()
    return sorted(
        (one for one in titles if verb == "hand" or one[0] in held), key=lambda one: one[1].casefold()
    )


def role_chosen(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The role was chosen: what is asked of it stands in the form's place. Raises MayNot."""
    verb = str(body["view"]["private_metadata"])
    with desk.database.read() as session:
        allowed(session, desk, body, HAS_A_BUTTON[verb])
        view = form_for(session, desk, verb, int(fields_in(body["view"])[ROLE]))
    ack(response_action="update", view=view)


def form_for(session: Session, desk: Desk, verb: str, role_id: int) -> Block:
    """What is asked once it is known whose role it is."""
    if verb == "hand":
        return handing_over.form(session, role_id)
    return cover.modal_of(session, desk, role_id, role_titles(session)[role_id])
