"""What waits for a decision goes on to whoever holds the duty now: the one who was asked may have left. Where nobody
does, the plan office reads so, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from digests.decisions.due_dates import due_date_request, nobody_decides
from digests.kit.blocks import Message
from digests.redaction.redaction import nobody_confirms, redaction_asked
from handlers.decisions.told import request_key
from handlers.desk import Desk
from handlers.owing import to_person, to_plan_office
from handlers.redaction.told import asked_key, chiefs_but, facts_of
from storage.calendar.quarters import today
from storage.decisions import due_dates, undecided
from storage.outbox import outbox
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.tables import DueDateRequest, Redaction


@dataclass(frozen=True)
class Undecided:
    """One request: who may decide it now, the key of each one's message, and what it and the word that nobody can
    decide it say."""

    key: str
    deciders: Mapping[int, str]
    key_of: Callable[[int], str]
    showing: Showing
    asks: Callable[[], Message]
    nobody: Callable[[], Message]
    refs: tuple[str, ...] = ()


def send_on(session: Session, desk: Desk, now: datetime) -> None:
    """Owes each request to whoever may decide it and was not asked yet."""
    for one in stranded(session, now):
        for person_id, role in sorted(unasked(session, one).items()):
            key = one.key_of(person_id)
            to_person(session, person_id, role, key, "notice", one.asks(), now, one.refs, showing=one.showing)
        if not one.deciders:
            to_plan_office(session, desk.channels, one.key, "notice", one.nobody(), now)


def stranded(session: Session, now: datetime) -> list[Undecided]:
    """The requests that somebody is still to hear of."""
    waiting = [
        *(of_due_date(session, one, now) for one in undecided.due_dates(session)),
        *(of_redaction(session, one, now) for one in undecided.redactions(session)),
    ]
    return [one for one in waiting if is_stranded(session, one)]


def is_stranded(session: Session, one: Undecided) -> bool:
    """Whether one of those who may decide it was not asked, or nobody may and that was not said."""
    return bool(unasked(session, one)) if one.deciders else not outbox.is_begun(session, one.key)


def unasked(session: Session, one: Undecided) -> dict[int, str]:
    """Those of its deciders to whom it never went."""
    return {
        person_id: role
        for person_id, role in one.deciders.items()
        if not outbox.is_owed(session, one.key_of(person_id))
    }


def of_due_date(session: Session, request: DueDateRequest, now: datetime) -> Undecided:
    """A later due date."""
    facts = due_dates.due_date_facts(session, request.id)
    return Undecided(
        key=f"due_date:{request.id}:nobody",
        deciders=due_dates.deciders(session, request, today(now)),
        key_of=lambda person_id: request_key(request.id, person_id),
        showing=Showing(Shows.DUE_DATE, subject_id=request.id),
        asks=lambda: due_date_request(facts),
        nobody=lambda: nobody_decides(facts),
        refs=(facts.ref,),
    )


def of_redaction(session: Session, row: Redaction, now: datetime) -> Undecided:
    """A redaction. Where its words stand is looked up only when it is told."""
    return Undecided(
        key=f"redaction:{row.id}:nobody",
        deciders=chiefs_but(session, row.asked_by_id, now),
        key_of=lambda person_id: asked_key(row.id, person_id),
        showing=Showing(Shows.REDACTION, subject_id=row.id),
        asks=lambda: redaction_asked(facts_of(session, row, today(now))),
        nobody=lambda: nobody_confirms(facts_of(session, row, today(now))),
    )
