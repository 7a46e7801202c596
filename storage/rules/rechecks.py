"""What is looked at again before a meeting, why, and when its owner is asked. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from storage.enums import PathKind, Rating
from storage.facts.answering import Answer
from storage.facts.rechecks import Because
from storage.rules.asks.out import Steps
from storage.rules.calendar.working_days import WorkingCalendar, at

MOST_LETTERS = 1000
"""Of what is said since."""
WORKING_DAYS_BEFORE = 2
MORNING, NOON = time(9, 30), time(12)


@dataclass(frozen=True)
class RecheckDays:
    """Until when the owners are asked before a meeting, the meeting's day, and when they are told."""

    due: datetime
    meets: date

    steps: Steps


def days_of(draft: datetime, paper_due: date, meets: date, calendar: WorkingCalendar) -> RecheckDays:
    """Two working days before the paper is due, and never before it was drafted; until noon of the day it is due."""
    day = paper_due
    for _ in range(WORKING_DAYS_BEFORE):
        day = calendar.previous_working_day(day)
    opens = max(at(day, MORNING.hour, MORNING.minute), draft)
    due = max(at(paper_due, NOON.hour), opens)
    last = at(paper_due, MORNING.hour, MORNING.minute)
    after = at(calendar.add(due.date(), 1), MORNING.hour, MORNING.minute)
    second = last if last > opens else None
    return RecheckDays(due, meets, Steps(opens, second, overdue=after, escalation=after))


def reasons(answer: Answer | None, rating: Rating, meets: date) -> tuple[Because, ...]:
    """Why what was said is looked at again before a meeting; nothing where it is not."""
    path, support = (answer.path, answer.support) if answer else (None, None)
    needs = path is not None and path.kind is not PathKind.ACTION
    steps = answer.milestones if answer else ()
    found = {
        Because.MARKED: answer is not None and answer.recheck,
        Because.RED: rating is Rating.RED,
        Because.DECISION: needs,
        Because.ACTION_DUE: path is not None and not needs and falls_before(path.by_when, meets),
        Because.HELP_DUE: support is not None and falls_before(support.by_when, meets),
        Because.MILESTONE_DUE: any(not one.met and falls_before(one.forecast, meets) for one in steps),
    }
    return tuple(why for why, there in found.items() if there)


def falls_before(day: date | None, meets: date) -> bool:
    """Whether something's day comes before the meeting, or on it."""
    return day is not None and day <= meets
