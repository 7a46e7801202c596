"""What of a quarter and of the forums' meetings goes into somebody's own calendar."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, timetable_of, today
from storage.enums import ForumKind
from storage.facts.calendar import CalendarFacts, MeetingAhead
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import plan_in_force
from storage.rules.calendar.working_days import WorkingCalendar
from storage.tables import Forum, Meeting


def calendar_facts(session: Session, quarter: QuarterName, now: datetime) -> CalendarFacts:
    """The quarter's steps as they are in force, and every meeting from today on. Raises NoPlan."""
    office, plan, _ = plan_in_force(session)
    working = calendar(session)
    rows = session.execute(
        select(Forum.name, Forum.kind, Meeting.day, Meeting.id)
        .join(Meeting.forum)
        .where(Meeting.day >= today(now))
        .order_by(Meeting.day, Forum.position)
    )
    return CalendarFacts(
        office=office.name,
        plan=plan.title,
        quarter=quarter,
        steps=timetable_of(session, quarter).steps(),
        meetings=tuple(ahead(*row, working) for row in rows),
        made_at=now,
    )


def ahead(forum: str, kind: ForumKind, day: date, number: int, working: WorkingCalendar) -> MeetingAhead:
    """One meeting, with the days of its paper where it is a Panel's."""
    if kind is not ForumKind.PANEL:
        return MeetingAhead(forum, day, number=number)
    return MeetingAhead(forum, day, working.paper_deadline(day), working.latest_publication(day), number)
