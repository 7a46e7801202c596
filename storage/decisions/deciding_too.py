"""Later due dates that wait for an SRO, and that a chief executive may decide too."""

from datetime import date

from sqlalchemy.orm import Session

from storage.decisions import due_dates, undecided
from storage.enums import Duty
from storage.facts.decisions import DueDateFacts
from storage.people.roles import Actor


def may_decide_too(session: Session, person: Actor, day: date) -> tuple[DueDateFacts, ...]:
    """The later due dates that a chief executive may decide, and that wait for an SRO: the first asked first."""
    if Duty.CHIEF_EXECUTIVE not in person.duties:
        return ()
    return tuple(
        due_dates.due_date_facts(session, one.id)
        for one in undecided.due_dates(session)
        if person.person_id in due_dates.deciders(session, one, day)
        and person.person_id not in due_dates.whose_it_is(session, one, day)
    )
