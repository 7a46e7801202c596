"""What members asked for, on its way from a plan file into the record. A file adds requests and first answers, and
may change whose a request is; what was logged or answered stands as it was said, and none is ever dropped."""

from datetime import datetime, time

from storage.enums import MembersState
from storage.plan.files import document as doc
from storage.plan.intake.record import Record
from storage.plan.plan_facts import GONE
from storage.rules.calendar.working_days import LONDON
from storage.rules.same_text import folded
from storage.tables import MemberAnswer, MemberRequest

KEPT = ("ref", "forum", "meeting", "asked_by", "text", "minuted")
"""What the record has of a request, whatever a file says since."""
ANSWER = ("state", "response", "responded_on")
FILE = "Plan file"


def with_known_requests(
    document: doc.PlanDocument, standing: doc.PlanDocument | None
) -> tuple[doc.RequestEntry, ...]:
    """The requests as they will stand: those of the record, each with what the file may say of it, then new ones."""
    given = {folded(entry.ref): entry for entry in document.requests}
    known = standing.requests if standing else ()
    names = {folded(entry.ref) for entry in known}
    new = [as_first_written(entry) for entry in document.requests if folded(entry.ref) not in names]
    return (*(merged(entry, given.get(folded(entry.ref))) for entry in known), *new)


def as_first_written(entry: doc.RequestEntry) -> doc.RequestEntry:
    """A day of an answer without an answer says nothing."""
    answered = entry.state is not MembersState.OPEN
    return entry if answered else entry.model_copy(update={"responded_on": None})


def merged(known: doc.RequestEntry, given: doc.RequestEntry | None) -> doc.RequestEntry:
    """A known request with what a file may change of it."""
    if given is None:
        return known
    stands = [*KEPT]
    if known.state is not MembersState.OPEN or given.state is MembersState.OPEN:
        stands += ANSWER
    if known.answered_in:
        stands.append("answered_in")
    return given.model_copy(update={name: getattr(known, name) for name in stands})


def write_requests(record: Record, document: doc.PlanDocument, at: datetime) -> None:
    """Requests and their first answers, in the document's order."""
    for entry in document.requests:
        row = record.requests.get(entry.ref)
        if row is None:
            row = record.requests[entry.ref] = new_request(entry, at)
        owner = record.role(entry.owner)
        row.kind, row.due, row.answered_in = entry.kind, entry.due, entry.answered_in or ""
        row.commitments = {"refs": [*entry.commitments, *refs_gone(record, row, entry)]}
        row.owner_role_id = owner.id if owner else row.owner_role_id
        record.session.add(row)
        record.session.flush()
        if entry.state is not MembersState.OPEN and row.id not in record.answers:
            record.answers[row.id] = answer_of(entry, row.id, at)
            record.session.add(record.answers[row.id])


def refs_gone(record: Record, row: MemberRequest, entry: doc.RequestEntry) -> list[str]:
    """The commitments that it was about and that no file names any more: they have left the plan."""
    gone = {ref for ref, one in record.commitments.items() if one.lifecycle in GONE}
    before = (row.commitments or {}).get("refs", ())
    return [ref for ref in before if ref in gone and ref not in entry.commitments]


def new_request(entry: doc.RequestEntry, at: datetime) -> MemberRequest:
    """A request as a file brings it."""
    return MemberRequest(
        ref=entry.ref,
        forum=entry.forum,
        met_on=entry.meeting,
        asked_by=entry.asked_by,
        text=entry.text,
        minuted=entry.text if entry.minuted else "",
        logged_at=at,
        by_id=None,
        by_role=FILE,
    )


def answer_of(entry: doc.RequestEntry, request_id: int, at: datetime) -> MemberAnswer:
    """What members were answered, at noon of the day that the file gives."""
    day = entry.responded_on
    return MemberAnswer(
        request_id=request_id,
        state=entry.state,
        words=entry.response or "",
        by_id=None,
        by_role=entry.owner,
        on_behalf_of="",
        at=datetime.combine(day, time(12), LONDON) if day else at,
    )
