"""Rechecks as a kind of ask: of the lead of each commitment of which something may have changed before the meeting,
once its paper was drafted."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import RowKind, usual_end
from storage.asks.rows import AskWanted
from storage.calendar.quarters import calendar, quarter_row, timetable_of, today
from storage.enums import Collected, ForumKind, QuarterState
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import role_titles
from storage.record import answers
from storage.record.once import once
from storage.rules.calendar.working_days import at
from storage.rules.rechecks import RecheckDays, days_of, reasons
from storage.rules.standing.counting import is_let_off
from storage.tables import Ask, Commitment, Forum, Meeting, Quarter, Return, Revision

RECHECKS = "rechecks"


def wanted(session: Session, name: QuarterName) -> Iterator[AskWanted]:
    """A look at each commitment that is marked for it or off track, or of which something falls due before the
    meeting. Nothing while returns come in, or where no meeting is known."""
    days = days_before_meeting(session, name)
    if days is None:
        return
    titles = role_titles(session)
    for return_, commitment, revision in said_in(session, name):
        rating = return_.agreed_rating or return_.rating
        answer = answers.from_json(revision.content)
        if rating is None or is_let_off(return_.state) or not reasons(answer, rating, days.meets):
            continue
        yield wanted_of(return_, commitment, titles, days)


def wanted_of(
    return_: Return, commitment: Commitment, titles: Mapping[int, str], days: RecheckDays | None = None
) -> AskWanted:
    """The look at one commitment and whose it is, whether it is wanted or not."""
    return AskWanted(
        subject=return_.id,
        ref=f"check {commitment.ref}",
        title=commitment.title,
        role_id=commitment.lead_role_id,
        whose=titles[commitment.lead_role_id],
        escalates_to=commitment.sro_role_id,
        superior=titles[commitment.sro_role_id],
        due=days.due if days else None,
        steps=days.steps if days else None,
    )


@once
def said_in(session: Session, name: QuarterName) -> list[tuple[Return, Commitment, Revision]]:
    """What stands of each commitment in a quarter, in the plan's order."""
    newest = and_(Revision.return_id == Return.id, Revision.no == Return.revision_no)
    rows = session.execute(
        select(Return, Commitment, Revision)
        .join(Commitment, Commitment.id == Return.commitment_id)
        .join(Quarter, Quarter.id == Return.quarter_id)
        .join(Revision, newest)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .order_by(Commitment.position, Commitment.id)
    )
    return [(return_, commitment, revision) for return_, commitment, revision in rows]


@once
def days_before_meeting(session: Session, name: QuarterName) -> RecheckDays | None:
    """When what was said is looked at again before the first Panel that takes the quarter's paper; None while returns
    come in, or where no such meeting is known."""
    row = quarter_row(session, name)
    if row is None or row.state is not QuarterState.CUT_OFF:
        return None
    draft, working = timetable_of(session, name).draft, calendar(session)
    panels = select(Meeting.day).join(Meeting.forum).where(Forum.kind == ForumKind.PANEL)
    held = session.scalars(panels.where(Meeting.day > today(draft)).order_by(Meeting.day))
    papers = ((day, working.paper_deadline(day)) for day in held)
    return next((days_of(draft, due, day, working) for day, due in papers if due >= today(draft)), None)


def until_meeting(session: Session, name: QuarterName) -> datetime:
    """It is of use until the meeting."""
    days = days_before_meeting(session, name)
    return at(days.meets, 9) if days else usual_end(session, name)


def ready(_session: Session, _name: QuarterName, one: AskWanted, now: datetime) -> bool:
    """Whether its day has come."""
    return one.steps is not None and one.steps.first is not None and one.steps.first <= now


KIND = RowKind(
    RECHECKS,
    Collected.RECHECKS,
    Ask.return_id,
    wanted,
    closes=until_meeting,
    ready=ready,
    tables=frozenset(("recheck", "return", "revision", "meeting")),
)
