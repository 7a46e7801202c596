"""The messages about later due dates: to whoever decides, and to the lead once it is decided."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.decisions.due_dates import due_date_decided, due_date_request
from handlers.owing import final, to_person, words_of
from storage.calendar.quarters import today
from storage.decisions import due_dates
from storage.enums import RequestState
from storage.facts.decisions import DueDateFacts
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.prompting import asking
from storage.record.database import Session
from storage.record.marks import Shows
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
        showing = Showing(Shows.DUE_DATE, subject_id=request.id)
        to_person(session, person_id, role, key, "notice", words, now, [facts.ref], showing=showing)


def requests_in_words(
    session: Session, rows: Sequence[LiveRow], _now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What requests say now: whoever was asked, and has perhaps left, has no buttons once one is decided."""
    found = {row.subject_id: due_dates.due_date_facts(session, row.subject_id or 0) for row in rows}
    for row in rows:
        facts = found[row.subject_id]
        words = due_date_request(facts)
        yield row, words_of(words) if facts.state is RequestState.ASKED else final(words)


def announce_due_date_decided(
    session: Session, request: DueDateRequest, facts: DueDateFacts, now: datetime, but: int | None = None
) -> None:
    """Tells the lead and the co-leads, `but` for who did it themselves."""
    told = asking.people_to_tell(session, request.return_id, today(now)) if request.return_id else {}
    answer = due_date_decided(facts)
    for person_id, role in sorted((one, role) for one, role in told.items() if one != but):
        key = f"due_date:{request.id}:answer:{person_id}"
        to_person(session, person_id, role, key, "notice", answer, now, [facts.ref])
