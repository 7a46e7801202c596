"""All that the record tells one reader on the morning of a digest: how returns come in, ratings, days, and what is
still to come. What of it a digest holds is rules/weekly's; what is wanted of whom, owed's."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, quarter_row, timetable_of, today
from storage.decisions.help_asked import answered_since
from storage.enums import ForumKind, Handling, QuarterState, ReturnState, RulingKind
from storage.facts.decisions import SupportFacts
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.weekly import Countdown, Week
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.plan.succeeded import count_change
from storage.rules.calendar.working_days import WorkingCalendar
from storage.rules.standing import counting
from storage.rules.standing.leading import is_said_to_be_complete
from storage.rules.standing.rollup import counts
from storage.standing import standings
from storage.standing.standing_rows import newest_quarter
from storage.tables import Commitment, Forum, Meeting, Quarter, Return, Revision, Ruling
from storage.weekly.dated import Glance, dated, unreadable
from storage.weekly.stood import ratings_given, stood

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Eyes:
    """Who reads a digest, and since when they know: `reader` None is the public; of these commitments, or of all."""

    since: datetime | None
    reader: Actor | None = None
    ids: frozenset[int] | None = None


def week_of(session: Session, day: date, eyes: Eyes, now: datetime) -> Week | None:
    """The week as this reader may read it; None before the first quarter. What was answered after `now` is left to
    the next digest, which begins there. Raises NoPlan."""
    name = newest_quarter(session)
    row = quarter_row(session, name) if name else None
    if name is None or row is None:
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    shown = standings_for(session, name, eyes)
    given = [one for one in ratings_given(session, name) if one.at <= now]
    asked = [one for one in shown.values() if not one.recorded_in_plan]
    is_open = row.state is QuarterState.OPEN
    finished = frozenset(key for key, one in shown.items() if is_said_to_be_complete(one, collecting=is_open))
    return Week(
        quarter=name,
        day=day,
        since=today(eyes.since) if eyes.since else None,
        open=is_open,
        returns=counting.returns(one.state for one in asked),
        came=first_came(session, row, eyes, now),
        closed_on=closed_since(row, eyes.since, now),
        stood=stood(session, shown, given, eyes.since, collecting=is_open),
        answered=answered(session, eyes, now),
        dated=dated(session, Glance(day, eyes.reader, eyes.ids, finished, eyes.since)),
        counts=counts((one.rating, one.state) for one in (asked if is_open else shown.values())),
        scheme=plan.scheme,
        countdown=countdown(session, name, day, now, is_open=is_open),
        count_change=count_change(session, name, len(shown)) if eyes.ids is None else None,
        no_more=no_more(session, row, frozenset(shown), eyes.since, now),
        recorded=len(shown) - len(asked) if is_open else 0,
    )


def answered(session: Session, eyes: Eyes, now: datetime) -> tuple[SupportFacts, ...]:
    """The help that was answered since the digest before, or within a week, as far as its reader may read it."""
    theirs = true() if eyes.ids is None else Commitment.id.in_(eyes.ids)
    found = answered_since(session, eyes.since or now - A_WEEK, now, theirs)
    guarded = {row.commitment.id for row in found if row.facts.handling is not Handling.PUBLIC}
    hidden = unreadable(session, guarded, eyes.reader)
    return tuple(row.facts for row in found if row.commitment.id not in hidden)


def closed_since(quarter: Quarter, since: datetime | None, now: datetime) -> date | None:
    """The day on which returns closed, where that was after the digest before."""
    closed = quarter.cut_off_at
    return today(closed) if closed and since and since < closed <= now else None


def standings_for(session: Session, name: QuarterName, eyes: Eyes) -> dict[int, Standing]:
    """How the reader's commitments stand, as they may see it."""
    book = standings.open_book(session, name, with_answers=True, ids=eyes.ids)
    return standings.for_reader(session, standings.standings(book), eyes.reader)


def first_came(session: Session, quarter: Quarter, eyes: Eyes, now: datetime) -> int:
    """How many returns of the quarter first came since the digest before."""
    new = (Revision.no == 1, Revision.at <= now, Return.quarter_id == quarter.id)
    query = select(func.count()).select_from(Revision).join(Return, Return.id == Revision.return_id)
    query = query.where(*new, Revision.imported.is_(False))
    if eyes.since is not None:
        query = query.where(Revision.at > eyes.since)
    if eyes.ids is not None:
        query = query.where(Return.commitment_id.in_(eyes.ids))
    return session.scalars(query).one()


def no_more(
    session: Session, quarter: Quarter, shown: Collection[int], since: datetime | None, now: datetime
) -> int:
    """How many returns of the quarter were let off since the digest before, and are still. Of what is shown: a
    commitment that was split or merged is not."""
    if since is None:
        return 0
    query = select(Return.commitment_id).join(Ruling, Ruling.return_id == Return.id).distinct()
    query = query.where(Return.quarter_id == quarter.id, Return.state == ReturnState.WAIVED)
    query = query.where(Ruling.kind == RulingKind.WAIVED, Ruling.at > since, Ruling.at <= now)
    return sum(one in shown for one in session.scalars(query))


def countdown(session: Session, name: QuarterName, day: date, now: datetime, *, is_open: bool) -> Countdown:
    """What is still to come."""
    times = timetable_of(session, name)
    panels = session.scalars(
        select(Meeting.day).join(Meeting.forum).where(Forum.kind == ForumKind.PANEL, Meeting.day >= day)
    ).all()
    ahead = Countdown(
        returns_close=times.cut_off if is_open and times.cut_off >= now else None,
        draft=times.draft if times.draft >= now else None,
    )
    return with_panel(ahead, sorted(panels), day, calendar(session))


def with_panel(ahead: Countdown, panels: list[date], day: date, working: WorkingCalendar) -> Countdown:
    """The next Panel, and the next paper that is due: of that Panel, or of the one after."""
    due = [working.paper_deadline(panel) for panel in panels]
    coming = [one for one in due if one >= day]
    return replace(ahead, panel=next(iter(panels), None), paper_due=min(coming, default=None))
