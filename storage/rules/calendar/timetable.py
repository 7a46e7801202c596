"""When the steps of a quarter fall due. Nothing of what a step does."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time
from itertools import pairwise
from types import MappingProxyType

from storage.facts.plan import QuarterName, Step
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import WorkingCalendar, at


@dataclass(frozen=True)
class Timetable:
    """The steps of one quarter, in order: aware times in London, each on a working day."""

    prompts_open: datetime
    reminder_1: datetime
    reminder_2: datetime
    lead_deadline: datetime
    overdue: datetime
    escalation: datetime
    cut_off: datetime
    sros_done: datetime
    draft: datetime

    def steps(self) -> tuple[Step, ...]:
        """The same steps as a list, in order, keyed by their names here."""
        return tuple(Step(step.name, getattr(self, step.name)) for step in fields(self))


@dataclass(frozen=True)
class StepTime:
    """When a step falls due: so many working days after the quarter's last day, at a time of day in London."""

    working_days: int
    at: time


STANDARD: Mapping[str, StepTime] = MappingProxyType(
    {
        "prompts_open": StepTime(1, time(9, 30)),
        "reminder_1": StepTime(5, time(9, 30)),
        "reminder_2": StepTime(8, time(9, 30)),
        "lead_deadline": StepTime(10, time(17)),
        "overdue": StepTime(11, time(9, 30)),
        "escalation": StepTime(12, time(9, 30)),
        "cut_off": StepTime(13, time(12)),
        "sros_done": StepTime(15, time(17)),
        "draft": StepTime(16, time(9)),
    }
)
"""The steps of an office that has set none of its own, in their order."""
NO_RULES: Mapping[str, StepTime] = MappingProxyType({})


def timetable(
    quarter: QuarterName, calendar: WorkingCalendar, office: Mapping[str, StepTime] = NO_RULES
) -> Timetable:
    """The quarter's steps, counted in working days from the quarter's last day. `office` holds the steps that
    this office takes at another time than is standard."""
    end = quarters.last_day(quarter)
    rules = {**STANDARD, **office}
    return Timetable(
        **{
            step: at(calendar.add(end, rule.working_days), rule.at.hour, rule.at.minute)
            for step, rule in rules.items()
        }
    )


def out_of_order(times: Timetable) -> tuple[Step, Step] | None:
    """The first two steps of which the later comes before the earlier; None where all are in order."""
    pairs = pairwise(times.steps())
    return next(((one, other) for one, other in pairs if other.at < one.at), None)
