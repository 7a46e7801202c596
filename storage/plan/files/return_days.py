"""Whether a past return can be of its quarter, and can have been agreed on its day. What a row says by itself is
past_returns.py's."""

from dataclasses import dataclass
from datetime import date

from storage.facts.plan import QuarterName
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.rules.calendar.quarters import code, first_day, last_day

QUARTER, AGREED_ON = "returns.quarter", "returns.agreed_on"


@dataclass(frozen=True)
class PlansTime:
    """What past returns have to fit: the plan's first and last day, today, and the quarters that Muster collects."""

    starts: date = date.min
    ends: date = date.max
    today: date = date.max
    collected: frozenset[QuarterName] = frozenset()


ANY_TIME = PlansTime()
"""Every quarter and day fits."""


def quarter_fault(place: FaultPlace, quarter: QuarterName, time: PlansTime) -> Fault | None:
    """Why there can be no past return of this quarter."""
    first, last = first_day(quarter), last_day(quarter)
    if last >= time.today:
        return fault_at(place, QUARTER, "quarter_not_over", code(quarter))
    if first > time.ends or last < time.starts:
        life = f"{time.starts:%d/%m/%Y}", f"{time.ends:%d/%m/%Y}"
        return fault_at(place, QUARTER, "quarter_outside_plan", code(quarter), *life)
    if quarter in time.collected:
        return fault_at(place, QUARTER, "quarter_is_collected", code(quarter))
    return None


def agreed_fault(place: FaultPlace, day: date, quarter: QuarterName, time: PlansTime) -> Fault | None:
    """Why it cannot have been agreed on this day."""
    if day > time.today:
        return fault_at(place, AGREED_ON, "agreed_in_future", f"{day:%d/%m/%Y}")
    if day < first_day(quarter):
        return fault_at(place, AGREED_ON, "agreed_before_quarter", f"{day:%d/%m/%Y}", code(quarter))
    return None
