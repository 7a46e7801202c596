"""What a paper tells its forum's members of what they asked for, and which paper answered what."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.asks.rows import asks_of, collects, is_out, subject_of
from storage.calendar.quarters import today
from storage.enums import Collected, MembersState, ReportState
from storage.facts.members import MembersInPaper, MembersRequest
from storage.facts.plan import QuarterName
from storage.members.kind import MEETINGS, meetings, plan_office, subject_of_meeting
from storage.members.requests import RequestRow, request_rows
from storage.rules.calendar import quarters
from storage.tables import Quarter, Report


def members_in_paper(session: Session, name: QuarterName, forum: str, now: datetime) -> MembersInPaper | None:
    """What the next paper for a forum answers: what is open, and what was settled since the paper before it. None
    where the plan has none collected and there is none, so that somebody is to write it by hand."""
    rows = [row for row in request_rows(session) if row.facts.forum == forum]
    if not rows and not collects(session, Collected.REQUESTS):
        return None
    before = papers_before(session, name)
    return MembersInPaper(
        requests=tuple(row.facts for row in rows if is_for_paper(row, before)),
        not_reported=not_reported(session, name, forum),
        office=plan_office(session, today(now))[1],
    )


def is_for_paper(row: RequestRow, before: datetime | None) -> bool:
    """Whether a paper tells of it, where the one before was drafted at that time."""
    if row.settled_at is None:
        return True
    if row.facts.answered_in or row.facts.state is MembersState.CLOSED:
        return False
    return before is None or row.settled_at > before


def papers_before(session: Session, name: QuarterName) -> datetime | None:
    """When the newest paper of an earlier quarter was drafted."""
    earlier = Quarter.year * 4 + Quarter.number < name.year * 4 + name.number
    drafted = select(func.max(Report.made_at)).join(Quarter, Quarter.id == Report.quarter_id)
    return session.scalars(drafted.where(earlier, Report.state != ReportState.WITHDRAWN)).one()


def not_reported(session: Session, name: QuarterName, forum: str) -> date | None:
    """The forum's last meeting of which the plan office was asked, and has not said what was asked for."""
    out = {
        subject_of(row)
        for quarter in (quarters.previous(name), name)
        for row in asks_of(session, MEETINGS, quarter)
        if is_out(row)
    }
    held = [one for one in meetings(session) if one.forum == forum]
    days = [one.day for one in held if subject_of_meeting(one.day, one.forum_id) in out]
    return max(days, default=None)


# --- which paper answered what ---------------------------------------------------------------------------


def papers_drafted(session: Session) -> list[tuple[datetime, QuarterName]]:
    """When each paper that stands was drafted, the earliest first."""
    query = select(Report.made_at, Quarter).join(Quarter, Quarter.id == Report.quarter_id)
    rows = session.execute(query.where(Report.state != ReportState.WITHDRAWN).order_by(Report.made_at)).all()
    return [(at, quarter.name) for at, quarter in rows]


def answered_in(
    request: MembersRequest, drafted: Sequence[tuple[datetime, QuarterName]]
) -> QuarterName | None:
    """The quarter whose paper was the first to have its answer."""
    if request.answer is None or not request.answer.words:
        return None
    return next((quarter for at, quarter in drafted if at >= request.answer.at), None)
