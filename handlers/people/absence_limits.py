"""What stands against an absence before it is recorded: its days, another absence, or its cover. Reading the words is
spans.py's, recording absence.py's."""

from datetime import date, timedelta

from digests.kit.labels import from_to, plain_day
from handlers.desk import Desk
from handlers.reading.spans import HALF_A_YEAR
from storage.facts.people import CannotBeAway
from storage.people import absences
from storage.people.absences import Away
from storage.people.roles import holders_on
from storage.plan.plan_facts import role_titles
from storage.record.database import Session

A_YEAR = timedelta(days=366)
"""An absence that begins later than that is mostly a slip in the year."""


def objection(session: Session, desk: Desk, wanted: Away, undo: str) -> CannotBeAway | None:
    """What stands against an absence: its days, another absence, or its cover."""
    days = (("first", plain_day(wanted.first)), ("last", plain_day(wanted.last)))
    if wanted.first > wanted.last:
        return CannotBeAway("reversed", "last", days)
    if wanted.last < desk.today():
        return CannotBeAway("past", "last", days)
    if wanted.first - desk.today() > A_YEAR:
        return CannotBeAway("far", "first", days)
    if wanted.last - max(wanted.first, desk.today()) > HALF_A_YEAR:
        return CannotBeAway("long", "last", days)
    other = absences.overlapping(session, wanted.person_id, wanted.first, wanted.last)
    if other is not None:
        theirs = (("span", from_to(other.first, other.last)), ("undo", undo))
        return CannotBeAway("overlap", "first", theirs)
    return cover_objection(session, wanted, max(wanted.first, desk.today()))


def cover_objection(session: Session, wanted: Away, day: date) -> CannotBeAway | None:
    """What stands against whoever was named as cover."""
    if wanted.cover_role_id is None:
        return None
    title = (("cover", role_titles(session)[wanted.cover_role_id]),)
    person_id = holders_on(session, day).get(wanted.cover_role_id)
    if person_id is None:
        return CannotBeAway("nobody_covers", "cover", title)
    return CannotBeAway("covers_themselves", "cover", title) if person_id == wanted.person_id else None
