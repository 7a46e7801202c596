"""What members asked for at a meeting, as the plan office is asked the morning after: which meetings there are, what
was logged of one, and that it was said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from storage.asks.row_kinds import ROW_KINDS
from storage.asks.rows import AskWanted, came, subject_of
from storage.facts.members import MeetingHeld, MembersRequest
from storage.members.kind import MEETINGS, meetings, subject_of_meeting
from storage.members.requests import requests
from storage.people.roles import Actor
from storage.record import audit
from storage.record.locks import held_row
from storage.tables import Ask, Quarter

LOOKS_BACK = timedelta(days=800)
MOST = 100
"""Of meetings that can be chosen."""


@dataclass(frozen=True)
class Reporting:
    """The ask of one meeting."""

    ask_id: int
    wanted: AskWanted
    meeting: MeetingHeld


def reporting(session: Session, ask_id: int) -> Reporting | None:
    """The ask of that id, while its meeting is one of the plan's; None else."""
    row = session.get(Ask, ask_id)
    if row is None or row.kind != MEETINGS:
        return None
    name = session.get_one(Quarter, row.quarter_id).name
    one = ROW_KINDS[MEETINGS].wanted_in(session, name).get(subject_of(row))
    held = [
        MeetingHeld(each.forum, each.day)
        for each in meetings(session)
        if subject_of_meeting(each.day, each.forum_id) == row.annex
    ]
    return Reporting(row.id, one, held[0]) if one and held else None


def reported(session: Session, one: Reporting, actor: Actor, now: datetime) -> None:
    """Notes that it was said what a meeting asked for."""
    row = held_row(session, Ask, one.ask_id)
    if row is None:
        return
    came(session, row, actor.person_id, now)
    after = {"meeting": one.meeting.day.isoformat(), "logged": len(logged_at(session, one.meeting))}
    audit.record(session, now, "meeting_reported", row, by=actor.person_id, after=after)


def logged_at(session: Session, meeting: MeetingHeld) -> tuple[MembersRequest, ...]:
    """What was logged of a meeting."""
    return tuple(one for one in requests(session) if (one.forum, one.met_on) == (meeting.forum, meeting.day))


def meetings_held(session: Session, day: date) -> tuple[tuple[str, MeetingHeld], ...]:
    """The meetings at which something may have been asked, by key, the newest first."""
    held = [
        (subject_of_meeting(one.day, one.forum_id), MeetingHeld(one.forum, one.day))
        for one in reversed(meetings(session))
        if day - LOOKS_BACK <= one.day <= day
    ]
    return tuple(held[:MOST])
