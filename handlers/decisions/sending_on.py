"""What waits for a decision goes on to whoever holds the duty now: the one who was asked may have left. Where
nobody does, the plan office reads so, once. Help is put to people here too, the first time as any other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from digests.decisions.due_dates import due_date_request, nobody_decides
from digests.decisions.helping import help_asked, help_for_office
from digests.kit.blocks import Message
from digests.redaction.redaction import nobody_confirms, redaction_asked
from handlers.decisions.help_told import help_key, office_key
from handlers.decisions.told import request_key
from handlers.desk import Desk
from handlers.owing import to_person, to_plan_office
from handlers.redaction.told import asked_key, chiefs_but, facts_of
from storage.calendar.quarters import today
from storage.decisions import due_dates, help_due, undecided
from storage.decisions import help_asked as helped
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
    for_office: bool = False
    """The plan office is to hear, though somebody may decide it."""
    follows: Showing | None = None
    """What the plan office's message shows, where it follows the record."""

    @property
    def office_hears(self) -> bool:
        """Whether the plan office is told."""
        return self.for_office or not self.deciders


def send_on(session: Session, desk: Desk, now: datetime) -> None:
    """Owes each request to whoever may decide it and was not asked yet."""
    for one in stranded(session, now):
        for person_id, role in sorted(unasked(session, one).items()):
            key = one.key_of(person_id)
            to_person(session, person_id, role, key, "notice", one.asks(), now, one.refs, showing=one.showing)
        if one.office_hears:
            to_plan_office(session, desk.channels, one.key, "notice", one.nobody(), now, one.follows)


def stranded(session: Session, now: datetime) -> list[Undecided]:
    """The requests that somebody is still to hear of."""
    waiting = [
        *(of_due_date(session, one, now) for one in undecided.due_dates(session)),
        *(of_redaction(session, one, now) for one in undecided.redactions(session)),
        *of_help(session, now),
    ]
    return [one for one in waiting if is_stranded(session, one)]


def is_stranded(session: Session, one: Undecided) -> bool:
    """Whether one of those who may decide it was not asked, or nobody may and that was not said."""
    return bool(unasked(session, one)) or (one.office_hears and not outbox.is_begun(session, one.key))


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


def of_help(session: Session, now: datetime) -> Iterator[Undecided]:
    """Help that waits for an answer: put to whoever is asked today, and to the plan office where nobody can be, or
    where no answer comes."""
    waiting, silent = helped.waiting(session, today(now)), help_due.unanswered(session, now)
    for row in waiting:
        facts, asked, showing = row.facts, row.asked, Showing(Shows.HELP, subject_id=row.facts.id)
        yield Undecided(
            key=office_key(facts.id),
            deciders={asked.person_id: asked.role} if asked.person_id is not None else {},
            key_of=partial(help_key, facts.id),
            showing=showing,
            asks=partial(help_asked, facts, asked),
            nobody=partial(help_for_office, facts, asked),
            refs=(facts.ref,),
            for_office=facts.id in silent,
            follows=showing,
        )
