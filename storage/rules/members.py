"""When whoever owns a request of members is asked for its answer, and what may not be logged as it stands. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from storage.facts.members import Sensitive
from storage.rules.answering.personal_data import Sign, signs
from storage.rules.asks.out import Steps
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

MOST_LETTERS = 1000
"""Of what was asked, and of an answer."""
END_OF_DAY, MORNING = time(17), time(9, 30)
WORKING_DAYS_TO_REPORT = 5
"""The plan office's time to say what a meeting asked for."""
_CONDUCT = re.compile(
    r"\bcomplain\w*\s+(?:about|against|of)\b|\bmisconduct\b|\bgrievance\b"
    r"|\b(?:mis)?(?:conduct|behaviou?r)\s+(?:of|by)\b|\bdisciplin\w+\s+(?:action|proceeding)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AskedBy:
    """Until when an answer is wanted in a quarter, and its steps; both None where they are those of returns."""

    due: datetime | None = None
    steps: Steps | None = None


def asked_in(
    logged: datetime,
    due: date | None,
    meets: date | None,
    times: Timetable,
    following: Timetable,
    calendar: WorkingCalendar,
) -> AskedBy | None:
    """How an open request is asked for while a quarter is the newest; None where it waits for a later one. `meets` is
    when its forum takes the quarter's paper. With the leads' returns, so that the paper answers it, unless it is
    wanted before that meeting; what was logged too late for them is asked for by its own day."""
    if logged >= following.prompts_open or (due and due >= following.lead_deadline.astimezone(LONDON).date()):
        return None
    in_time = logged < times.lead_deadline
    opens = max(logged, times.prompts_open)
    waits_for_paper = due is None or (meets is not None and due >= meets)
    if in_time and (waits_for_paper or (due and due <= opens.astimezone(LONDON).date())):
        return AskedBy()
    if due is None or due <= opens.astimezone(LONDON).date():
        return None
    return AskedBy(at(due, END_OF_DAY.hour), own_steps(opens, due, calendar))


def own_steps(opens: datetime, due: date, calendar: WorkingCalendar) -> Steps:
    """Told of when it is asked, two working days before its day, the morning after; its superior a day later."""
    second = morning(calendar.previous_working_day(calendar.previous_working_day(due)))
    return Steps(
        first=opens,
        second=second if second > opens else None,
        overdue=morning(calendar.add(due, 1)),
        escalation=morning(calendar.add(due, 2)),
    )


def morning(day: date) -> datetime:
    """When people are told of what a day brings."""
    return at(day, MORNING.hour, MORNING.minute)


def after_meeting(day: date, calendar: WorkingCalendar) -> tuple[datetime, datetime]:
    """When the plan office is asked what members asked for, and until when."""
    last = calendar.add(day, WORKING_DAYS_TO_REPORT)
    return morning(calendar.add(day, 1)), at(last, END_OF_DAY.hour)


def sensitive(words: Collection[str], known: Collection[str]) -> tuple[Sensitive, ...]:
    """What is asked about before these words are kept; `known` are names that are no person's."""
    whole = "\n".join(words)
    asked = {
        Sensitive.PERSONAL: any(sign is not Sign.CRIME_NUMBER for sign, _ in signs(whole, known)),
        Sensitive.CONDUCT: bool(_CONDUCT.search(whole)),
    }
    return tuple(one for one, there in asked.items() if there)


def has_crime_number(words: Collection[str]) -> bool:
    """Whether one of these has a crime's number, which is never kept."""
    return any(sign is Sign.CRIME_NUMBER for sign, _ in signs("\n".join(words)))
