"""The Panel's meetings, and those of boards and groups: which there are, one added, one moved. What a meeting
does to a quarter's steps is rules/ladder's."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import ForumKind
from storage.record import audit
from storage.tables import Forum, Meeting


def forum_names(session: Session) -> Sequence[str]:
    """Every forum of the plan, in its order."""
    return session.scalars(select(Forum.name).order_by(Forum.position)).all()


def is_panel(session: Session, name: str) -> bool:
    """Whether the forum is a Panel, whose papers have a statutory notice (LGA 1972 s100B)."""
    return session.scalars(select(Forum.kind).where(Forum.name == name)).one() is ForumKind.PANEL


def add(session: Session, name: str, day: date, now: datetime, person_id: int | None) -> bool:
    """Adds a meeting of that forum, and says whether it is new."""
    forum = session.scalars(select(Forum).where(Forum.name == name)).one()
    if find(session, name, day):
        return False
    session.add(Meeting(forum_id=forum.id, day=day))
    record(session, now, "meeting_added", person_id, forum.id, None, day)
    return True


def move(session: Session, name: str, old: date, new: date, now: datetime, person_id: int | None) -> bool:
    """Moves a meeting, and says whether there was one to move and the new day was free."""
    meeting = find(session, name, old)
    if meeting is None or find(session, name, new):
        return False
    meeting.day = new
    record(session, now, "meeting_moved", person_id, meeting.forum_id, old, new)
    session.flush()
    return True


def find(session: Session, name: str, day: date) -> Meeting | None:
    """The forum's meeting on that day."""
    of_forum = select(Meeting).join(Meeting.forum).where(Forum.name == name, Meeting.day == day)
    return session.scalars(of_forum).one_or_none()


def days_of(session: Session, name: str) -> Sequence[date]:
    """The days of a forum's meetings, in order."""
    of_forum = select(Meeting.day).join(Meeting.forum).where(Forum.name == name)
    return session.scalars(of_forum.order_by(Meeting.day)).all()


def record(
    session: Session,
    now: datetime,
    act: str,
    person_id: int | None,
    forum_id: int,
    old: date | None,
    new: date,
) -> None:
    """Leaves the audit event of a meeting that came or moved."""
    audit.record(
        session,
        now,
        act,
        ("forum", forum_id),
        by=person_id,
        before={"day": old.isoformat()} if old else None,
        after={"day": new.isoformat()},
    )
