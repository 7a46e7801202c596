"""Who hears that a commitment is part of the plan no longer: whoever agrees it, and whoever leads it, where no ruling
on a return of this quarter tells them."""

from datetime import datetime

from digests.succession.succession import left_notice
from handlers.owing import to_person
from storage.calendar.quarters import today
from storage.facts.succession import Gone
from storage.people.roles import holder
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.succession.succession import Done

NOTICE = "notice"


def announce_left(session: Session, done: Done, person_id: int | None, now: datetime) -> None:
    """Tells each of them once, but for whoever did it."""
    told_by_ruling = {one.ref for one in done.rulings}
    for one in done.gone:
        roles = [one.sro_role_id, *([] if one.ref in told_by_ruling else [one.lead_role_id])]
        for role_id in dict.fromkeys(roles):
            tell(session, one, done, role_id, person_id, now)


def tell(session: Session, one: Gone, done: Done, role_id: int, but_for: int | None, now: datetime) -> None:
    """Tells the holder of a role."""
    person = holder(session, role_id, today(now))
    if person is None or person.id == but_for:
        return
    key = f"left:{one.ref}:{person.id}"
    words, title = left_notice(one, done.facts), role_titles(session)[role_id]
    to_person(session, person.id, title, key, NOTICE, words, now, [one.ref])
