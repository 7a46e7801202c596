"""The record's figures of participation: each ask of a financial year, of every kind, and what it counts as."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.asks.kinds import KINDS
from storage.facts.asks import Participation, Tally
from storage.facts.plan import QuarterName
from storage.rules.asks.participation import Counted, tally
from storage.tables import Quarter


def participation(session: Session, year: int) -> Participation:
    """The figures of the financial year that starts in `year`."""
    found = [one for kind in KINDS.values() for one in kind.answered(session, year)]
    names = sorted({one.quarter for one in found}, key=lambda name: name.number)
    superiors = list(dict.fromkeys(one.superior for one in found))
    return Participation(
        year=year,
        whole=tally(one.part for one in found),
        by_quarter=tuple((name, of(found, quarter=name)) for name in names),
        by_sro=tuple((superior, of(found, superior=superior)) for superior in superiors),
    )


def of(found: Sequence[Counted], quarter: QuarterName | None = None, superior: str = "") -> Tally:
    """The sum of one quarter or of one superior."""
    return tally(one.part for one in found if one.quarter == quarter or one.superior == superior)


def newest_year(session: Session) -> int | None:
    """The financial year of the newest quarter that Muster opened."""
    return session.scalars(select(func.max(Quarter.year)).where(Quarter.opened_at.is_not(None))).one()
