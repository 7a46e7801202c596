"""The messages about later due dates: to whoever decides, and to the lead once it is decided."""

from datetime import datetime

from digests.decisions.due_dates import due_date_decided, due_date_request
from handlers.owing import to_change, to_person
from storage.asks import asking
from storage.calendar.quarters import today
from storage.decisions import due_dates
from storage.facts.decisions import DueDateFacts
from storage.outbox import outbox
from storage.record.database import Session
from storage.tables import DueDateRequest


def request_key(request_id: int, person_id: int) -> str:
    """The key of a request to one person."""
    return f"due_date:{request_id}:{person_id}"


def announce_due_date_asked(session: Session, request_id: int | None, now: datetime) -> None:
    """Owes the request to the SRO and to the chief executive."""
    request = due_dates.request_row(session, request_id) if request_id else None
    if request is None:
        return
    facts = due_dates.due_date_facts(session, request.id)
    words = due_date_request(facts)
    for person_id, role in sorted(due_dates.deciders(session, request, today(now)).items()):
        key = request_key(request.id, person_id)
        to_person(session, person_id, role, key, "notice", words, now, [facts.ref])


def announce_due_date_decided(
    session: Session, request: DueDateRequest, facts: DueDateFacts, now: datetime, but: int | None = None
) -> None:
    """Takes the buttons off the request and tells the lead and the co-leads, `but` for who did it themselves."""
    words = due_date_request(facts)
    for person_id, role in sorted(due_dates.deciders(session, request, today(now)).items()):
        key = request_key(request.id, person_id)
        if outbox.hold_still(session, key):
            to_change(session, f"{key}:decided", key, "notice", words, now, role, person_id=person_id)
    told = asking.people_to_tell(session, request.return_id, today(now)) if request.return_id else {}
    answer = due_date_decided(facts)
    for person_id, role in sorted((one, role) for one, role in told.items() if one != but):
        key = f"due_date:{request.id}:answer:{person_id}"
        to_person(session, person_id, role, key, "notice", answer, now, [facts.ref])
