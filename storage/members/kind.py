"""Two kinds of ask: an answer to what members asked for, of its owner; and what they asked for at a meeting, of the
plan office, the morning after."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import RowKind
from storage.asks.rows import AskWanted
from storage.calendar.quarters import calendar, timetable_of, today
from storage.enums import Collected, Duty, ForumKind
from storage.facts.plan import QuarterName
from storage.measures.kind import sros_by_ref
from storage.members.requests import RequestRow, request_rows
from storage.people.roles import role_title_of_duty
from storage.plan.plan_facts import role_titles
from storage.record.once import once
from storage.rules.asks.out import Steps
from storage.rules.calendar import quarters
from storage.rules.members import AskedBy, after_meeting, asked_in
from storage.tables import Ask, Forum, Meeting

MEMBERS, MEETINGS = "members", "meetings"


def until_next(session: Session, name: QuarterName) -> datetime:
    """Members' requests go on between papers: until the next quarter is asked for."""
    return timetable_of(session, quarters.following(name)).prompts_open


# --- answers to members --------------------------------------------------------------------------------


def wanted(session: Session, name: QuarterName) -> Iterator[AskWanted]:
    """An answer to each request that was not settled before the quarter was asked for. It escalates to the SRO of the
    first commitment that it is about."""
    opens = timetable_of(session, name).prompts_open
    rows = [row for row in request_rows(session) if row.settled_at is None or row.settled_at >= opens]
    if not rows:
        return
    titles, sros = role_titles(session), sros_by_ref(session)
    times, following = (timetable_of(session, one) for one in (name, quarters.following(name)))
    days, held = calendar(session), meetings(session)
    for row in rows:
        mine = (one.day for one in held if one.forum == row.facts.forum)
        meets = next((day for day in mine if day > today(times.draft)), None)
        if asked := asked_in(row.logged_at, row.facts.due, meets, times, following, days):
            yield as_wanted(row, asked, titles, sros)


def as_wanted(
    row: RequestRow, asked: AskedBy, titles: Mapping[int, str], sros: Mapping[str, int]
) -> AskWanted:
    """What is asked of one request's owner."""
    above = next((sros[ref] for ref in row.facts.refs if ref in sros), None)
    return AskWanted(
        subject=row.facts.id,
        ref=row.facts.ref,
        title=row.facts.title,
        role_id=row.owner_id,
        whose=titles[row.owner_id],
        escalates_to=above,
        superior=titles[above] if above else "",
        due=asked.due,
        steps=asked.steps,
    )


def unsettled(session: Session, name: QuarterName, one: AskWanted, _now: datetime) -> bool:
    """Whether a request still waits: it is open, or was answered in part before this quarter."""
    row = next(row for row in request_rows(session) if row.facts.id == one.subject)
    answer = row.facts.answer
    return not row.facts.is_settled and (
        answer is None or answer.at < timetable_of(session, name).prompts_open
    )


class ForumMeeting(NamedTuple):
    """One meeting of a forum, held or to be held."""

    forum_id: int
    forum: str
    kind: ForumKind
    day: date


@once
def meetings(session: Session) -> tuple[ForumMeeting, ...]:
    """Every meeting of a forum, in order of date."""
    query = select(Forum.id, Forum.name, Forum.kind, Meeting.day).join(Meeting.forum)
    return tuple(ForumMeeting(*row) for row in session.execute(query.order_by(Meeting.day, Forum.id)))


# --- what a meeting asked for ----------------------------------------------------------------------------


def meetings_wanted(session: Session, name: QuarterName) -> Iterator[AskWanted]:
    """What members asked for at each Panel since the quarter was asked for, of the plan office."""
    first, last = today(timetable_of(session, name).prompts_open), today(until_next(session, name))
    panels = (one for one in meetings(session) if one.kind is ForumKind.PANEL and first <= one.day < last)
    for forum_id, forum, _, day in panels:
        opens, due = after_meeting(day, calendar(session))
        role_id, whose = plan_office(session, day)
        yield AskWanted(
            subject=subject_of_meeting(day, forum_id),
            ref=f"meeting {day.day} {day:%b}",
            title=forum,
            role_id=role_id,
            whose=whose,
            due=due,
            steps=Steps(first=opens),
        )


def subject_of_meeting(day: date, forum_id: int) -> str:
    """How an ask names a meeting."""
    return f"{day.isoformat()} {forum_id}"


def held(_session: Session, _name: QuarterName, one: AskWanted, now: datetime) -> bool:
    """Whether it is the morning after."""
    return one.steps is not None and one.steps.first is not None and one.steps.first <= now


def plan_office(session: Session, day: date) -> tuple[int | None, str]:
    """The role of the plan office that is asked, and how it is called."""
    title = role_title_of_duty(session, Duty.PLAN_OFFICE, day)
    return next((id for id, one in role_titles(session).items() if one == title), None), title


REQUESTS_KIND = RowKind(
    MEMBERS,
    Collected.REQUESTS,
    Ask.request_id,
    wanted,
    closes=until_next,
    ready=unsettled,
    tables=frozenset(("member_request", "member_answer")),
)
MEETINGS_KIND = RowKind(
    MEETINGS,
    Collected.REQUESTS,
    Ask.annex,
    meetings_wanted,
    closes=until_next,
    ready=held,
    tables=frozenset(("meeting",)),
)
