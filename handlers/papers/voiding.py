"""A clearance ends where the record has changed since: by the tick, and when a newer draft is made."""

from datetime import datetime

from handlers.desk import Desk
from handlers.papers.told import announce_voided
from handlers.papers.waiving import look
from storage.facts.clearance import Changed, NotMoved, PaperFacts, PaperMove
from storage.papers import clearance
from storage.papers.clearance import NewStep
from storage.record.database import Session


def compare(desk: Desk, report_id: int, now: datetime) -> None:
    """Looks whether the record still tells what was cleared; where it does not, the clearance ends, and the channel
    is told. It is looked at outside the transaction."""
    with desk.database.frozen() as session:
        found = look(session, report_id)
    with desk.database.write() as session:
        report = clearance.paper_row(session, report_id)
        if report is None:
            return
        facts = clearance.paper_facts(session, report)
        if found.changed and facts.stands is PaperMove.CLEARED:
            void(session, desk, facts, found.changed, now)
        clearance.compared(session, report_id, found.up_to)


def void(
    session: Session, desk: Desk, facts: PaperFacts, changed: tuple[Changed, ...], now: datetime
) -> None:
    """Ends the clearance of a draft, and tells the channel."""
    new = NewStep(PaperMove.VOIDED, len(facts.steps), changed=changed)
    if not isinstance(clearance.move(session, facts.report_id, new, None, now), NotMoved):
        announce_voided(session, desk.channels, facts.report_id, now)
