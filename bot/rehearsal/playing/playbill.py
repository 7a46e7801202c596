"""What is to come in a rehearsal, for its page to tell. The bot goes by its own timetable."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.rehearsal.playing.director import digests_between
from bot.rehearsal.workspace.kinds import Json
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.ladder import Ladder, in_force
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import WorkingCalendar
from storage.rules.rechecks import days_of
from storage.rules.sign_off import ask_moments

QUARTERS_AHEAD = 4
"""How many quarters the programme tells of, the rehearsed one included."""


def programme(quarter: QuarterName, start: datetime, panels: Sequence[date] = ()) -> list[Json]:
    """What is to come after `start`, in the order of time: [{"at", "words"}]. `panels` are the days on which
    the Panel meets, whose papers may pull steps forward."""
    names = [quarter]
    while len(names) < QUARTERS_AHEAD:
        names.append(quarters.following(names[-1]))
    found = [event for name in names for event in steps(name, panels)]
    last = max(at for at, _ in found)
    return [
        {"at": at.isoformat(), "words": words}
        for at, words in sorted([*found, *digests(start, last)])
        if at > start
    ]


def steps(quarter: QuarterName, panels: Sequence[date]) -> Iterator[tuple[datetime, str]]:
    """What a quarter's timetable does."""
    calendar = WorkingCalendar()
    times = in_force(quarter, calendar, Ladder(panels=panels))
    label = quarters.short_label(quarter)
    yield times.prompts_open, f"leads are asked for {label}"
    yield times.reminder_1, f"the first reminder for {label} goes to those who have not answered"
    yield times.reminder_2, f"the second reminder for {label} goes out, to co-leads and deputies too"
    yield times.lead_deadline, f"{label} is due from leads"
    yield (
        times.overdue,
        f"leads who have not answered for {label} hear that it is overdue; SROs are asked to agree",
    )
    yield times.escalation, f"SROs hear which returns of {label} are missing"
    yield times.cut_off, f"returns for {label} close"
    _, first, last = ask_moments(times, calendar)
    yield first, f"SROs are reminded of what waits for {label}"
    yield last, f"SROs are reminded again: {label} is to be agreed today"
    yield times.draft, f"the draft of {label} goes to the chief executive’s channel"
    if checks := checks_of(times, panels, calendar):
        yield checks, f"what {label} says is looked at again before the Panel meets"


def checks_of(times: Timetable, panels: Sequence[date], calendar: WorkingCalendar) -> datetime | None:
    """When leads look again at what was said, before the first Panel that takes the quarter's paper."""
    papers = ((day, calendar.paper_deadline(day)) for day in sorted(panels))
    drafted = times.draft.date()
    found = (days_of(times.draft, due, day, calendar) for day, due in papers if due >= drafted)
    days = next(found, None)
    return days.steps.first if days else None


def digests(start: datetime, end: datetime) -> Iterator[tuple[datetime, str]]:
    """When weekly digests are posted between two times."""
    for at in digests_between(start, end):
        yield at, "the weekly digest is posted"
