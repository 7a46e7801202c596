"""A file with the quarter's figures is sent to Muster: read and shown again, or refused with every fault; it counts
once whoever answers for it confirms it."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from digests.finance.finance import CONFIRM, OPEN, confirmed, how_to_send, not_recorded, not_taken, read_back
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.desk import Body, Desk, payload
from handlers.on_behalf.return_form import Sent
from handlers.owing import to_actor
from handlers.permission import MayNot
from storage.facts.finance import AnnexRefused
from storage.finance.annexes import annex_of, confirm, keep, may_send, sent
from storage.papers.snapshots import newest_report
from storage.people.roles import Actor
from storage.plan.plan_facts import the_plan
from storage.record.database import Session
from storage.rules.access import Act
from storage.rules.finance import NOTE_ABOVE
from storage.standing.standing_rows import newest_quarter, opened_quarters


def listen(app: App) -> None:
    """The buttons."""
    app.action(OPEN)(tell_how)
    app.action(CONFIRM)(press_confirm)


def sender(session: Session, desk: Desk, body: Body) -> Actor:
    """Who acts. Raises MayNot for anyone who may not send the annex."""
    actor = desk.who(session, body)
    if not may_send(session, actor):
        raise MayNot(Act.SEND_FINANCE)
    return actor


def note_above(session: Session) -> int:
    """The sum in pounds above which a variance wants a note."""
    plan = the_plan(session)
    return plan.note_above if plan else NOTE_ABOVE


def tell_how(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[How to send it]."""
    ack()
    with desk.database.read() as session:
        sender(session, desk, body)
        view = how_to_send(note_above(session))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def take_annex(desk: Desk, one: Sent) -> bool:
    """Reads a file of somebody who may send the annex, and owes what came of it; False where the file is none, or it
    is not for them to send."""
    with desk.database.write() as session:
        words = taken(session, desk, one) if may_send(session, one.who) else None
        if words is not None:
            to_actor(session, one.who, f"finance:{one.file.get('id')}:{one.ts}", words, desk.now())
    return words is not None


def no_annex(desk: Desk, one: Sent) -> None:
    """Says of a file of somebody's who may send the annex, and nothing else, that it is none."""
    with desk.database.write() as session:
        words = not_recorded(AnnexRefused.NO_ANNEX, one.name)
        to_actor(session, one.who, f"finance:{one.file.get('id')}:{one.ts}", words, desk.now())


def taken(session: Session, desk: Desk, one: Sent) -> Message | None:
    """What is said of the file; None where it is no annex."""
    # Only now: the workbook's library takes long to load, and an annex comes once a quarter.
    from storage.finance.files import AnnexAsk, read_annex

    newest = newest_quarter(session)
    if newest is None:
        return nothing_found("quarter", "")
    wanted = AnnexAsk(newest, tuple(opened_quarters(session)), note_above(session))
    found = read_annex(one.data, one.name, wanted)
    if found is None:
        return None
    update_id = keep(session, found.read, one.who.person_id, desk.now()) if found.read else None
    if found.read is None or update_id is None:
        return not_taken(one.name, found.faults)
    return read_back(found.read, update_id, found.remarks)


def press_confirm(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """[Yes, this is the update]."""
    ack()
    with desk.database.write() as session:
        words = recorded(session, desk, sender(session, desk, body), int(body["actions"][0]["value"]))
    respond(**payload(words), replace_original=True)


def recorded(session: Session, desk: Desk, actor: Actor, update_id: int) -> Message:
    """Records the figures, or says why not."""
    one = sent(session, update_id)
    if one is None:
        return not_recorded(AnnexRefused.GONE)
    if one.is_confirmed:
        return not_recorded(AnnexRefused.KNOWN)
    if one.is_overtaken:
        return not_recorded(AnnexRefused.OVERTAKEN)
    confirm(session, one, actor, desk.now())
    drafted = newest_report(session, one.read.quarter) is not None
    return confirmed(annex_of(session, one.read.quarter), drafted=drafted)
