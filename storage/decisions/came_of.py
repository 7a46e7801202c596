"""What came of the help that commitments asked for, beside how they stand: for the paper and for answers."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.decisions.help_asked import HelpRow, rows
from storage.enums import Handling, Rating, SupportState
from storage.facts.decisions import HelpAsked
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.people.roles import Actor, capacities
from storage.rules.access import Act, may
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import at
from storage.rules.standing.rag import SLIPPING
from storage.standing.past_terms import COLLECTING
from storage.standing.standing_rows import POSITION
from storage.tables import HelpAnswer, SupportRequest

STAYS = timedelta(days=366)
"""So long what was declined is told of while its commitment is not back on track."""


def with_help(
    session: Session, quarter: QuarterName, found: Mapping[int, Standing], reader: Actor | None, now: datetime
) -> dict[int, Standing]:
    """The same standings, as this reader may see them, with the help that they asked for by that quarter and what
    came of it: the quarter's own, what waits from before, and what was answered since; and what was declined, for
    as long as it is off track or at risk. `reader` None is the public."""
    told: dict[int, tuple[HelpAsked, ...]] = {}
    for row in rows(session, today(now), *told_in(quarter, now)):
        key, own = row.commitment.id, row.quarter == quarter
        one = found.get(key)
        old_decline = row.facts.state is SupportState.DECLINED and not (own or is_new(row, quarter))
        if one and not one.withheld and may_read(row, reader) and (not old_decline or is_slipping(one)):
            told[key] = (*told.get(key, ()), as_asked(row, this_quarter=own))
    return {
        key: replace(one, outcomes=replace(one.outcomes, help=told[key])) if key in told else one
        for key, one in found.items()
    }


def is_slipping(one: Standing) -> bool:
    """Whether it is off track or at risk, or was when it was rated last: nothing that is said puts it right."""
    rating = one.last.rating if one.last and one.rating is Rating.NONE else one.rating
    return rating in SLIPPING


def told_in(quarter: QuarterName, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The requests that a quarter may tell of."""
    position, declined = quarters.index(quarter), SupportRequest.state == SupportState.DECLINED
    lately = select(HelpAnswer.request_id).where(HelpAnswer.at >= since(quarter))
    return (
        position >= POSITION,
        SupportRequest.state != SupportState.WITHDRAWN,
        or_(
            SupportRequest.state == SupportState.OPEN,
            POSITION.in_((position,)),
            SupportRequest.id.in_(lately),
            and_(declined, SupportRequest.asked_at > now - STAYS),
        ),
    )


def since(quarter: QuarterName) -> datetime:
    """From when on answers are news in a quarter: since the returns of the one before were in."""
    return at(quarters.last_day(quarters.previous(quarter)) + COLLECTING, 0)


def is_new(row: HelpRow, quarter: QuarterName) -> bool:
    """Whether it was answered since."""
    return row.facts.answer is not None and row.facts.answer.at >= since(quarter)


def may_read(row: HelpRow, reader: Actor | None) -> bool:
    """Whether what was asked may be read: by those alone who may see the update that asks it."""
    if row.facts.handling is Handling.PUBLIC:
        return True
    return reader is not None and may(Act.VIEW_WITHHELD, capacities(reader, row.commitment))


def as_asked(row: HelpRow, *, this_quarter: bool) -> HelpAsked:
    """One of them beside its commitment."""
    plain = {one.name: getattr(row.facts, one.name) for one in fields(HelpAsked)}
    return HelpAsked(**{**plain, "this_quarter": this_quarter})
