"""[Take back] in what an SRO goes through: an agreement is undone, as long as the paper is not drafted."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.prose import Ours
from digests.sign_off.messages import drafted_notice, not_agreed_notice, taken_back_notice
from digests.sign_off.modal import TAKE_BACK, signoff_view
from digests.sign_off.sitting import Sitting
from handlers.desk import Desk, put_in_place
from handlers.sign_off.sign_off import NotToAgree, read_value
from handlers.sign_off.told import announce_taken_back
from storage.people.roles import Actor
from storage.record.database import Session
from storage.sign_off import queues, taking_back
from storage.sign_off.reviews import NotYours
from storage.sign_off.taking_back import InTheDraft, NotAgreed


def listen(app: App) -> None:
    """[Take it back]."""
    app.action(TAKE_BACK)(take_back)


def take_back(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """An agreement was chosen from the menu, and meant: what waits now, that return included."""
    ack()
    value = str(body["actions"][0]["selected_option"]["value"])
    sitting = Sitting.read(body["view"]["private_metadata"])
    with desk.database.write() as session:
        actor = desk.who(session, body)
        words = undone(session, desk, actor, *read_value(value))
        queue = queues.queue_of(session, actor, desk.now())
    put_in_place(body, client, signoff_view(queue, sitting, words))


def undone(session: Session, desk: Desk, actor: Actor, return_id: int, revision_no: int) -> Ours:
    """Takes it back and tells its lead; or why not, in words. Raises NotToAgree where it is not theirs."""
    match taking_back.take_back(session, return_id, revision_no, actor, desk.now()):
        case NotYours() as refused:
            raise NotToAgree(refused)
        case InTheDraft(ref):
            return drafted_notice(ref)
        case NotAgreed(ref):
            return not_agreed_notice(ref)
        case done:
            return taken_back_notice(done.ref, heard=announce_taken_back(session, done, desk.now()))
