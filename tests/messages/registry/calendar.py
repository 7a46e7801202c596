"""What is said of a quarter's timetable in every state worth looking at, for the registry of messages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from digests.calendar import ics, timetable
from digests.kit.blocks import Message
from storage.facts.calendar import (
    CalendarFacts,
    Chosen,
    ClosedDays,
    DeadlineMoved,
    MeetingAhead,
    MeetingChanged,
    PulledForward,
    StepChanged,
    StepMove,
    TimetableFacts,
    WhyMoved,
)
from storage.facts.plan import QuarterName, Step
from storage.rules.calendar.ladder import Ladder, in_force
from storage.rules.calendar.working_days import WorkingCalendar
from tests.messages.registry.kit import cast

Q3 = QuarterName(2021, 3)
PANEL, PAPER_DUE, EARLY = date(2022, 1, 25), date(2022, 1, 12), date(2021, 12, 22)
PULLED_TIMES = in_force(Q3, WorkingCalendar(), Ladder(panels=(PANEL,)))
USUAL = in_force(Q3, WorkingCalendar(), Ladder())
MOVES = tuple(
    StepMove(Q3, old.key, old.at, new.at)
    for old, new in zip(USUAL.steps(), PULLED_TIMES.steps(), strict=True)
    if old.at != new.at
)

STEPS = TimetableFacts(
    cast.Q2, cast.TIMES.steps(), frozenset(), date(2021, 11, 25), date(2021, 11, 12), False, 10
)
PULLED = PulledForward(Q3, PANEL, PAPER_DUE, USUAL.draft, PULLED_TIMES.steps(), 4, True, EARLY)
SET = StepChanged(
    cast.Q2, "reminder_1", 6, cast.at(8, 10, 15), (StepMove(cast.Q2, "reminder_1", cast.at(7), cast.at(8)),)
)
MOVED = replace(SET, key="cut_off", days=None, at=cast.at(20, 12, 0), moves=())
CLOSED = ClosedDays(
    days=(date(2021, 12, 29), date(2021, 12, 30)),
    known=(date(2021, 12, 29), date(2021, 12, 30), date(2022, 2, 14)),
    moves=SET.moves,
)
DEADLINE = StepMove(cast.Q2, "lead_deadline", cast.at(14, 17, 0), cast.at(18, 17, 0))
CLOSING = StepMove(cast.Q2, "cut_off", cast.at(19, 12, 0), cast.at(20, 12, 0))
LATER = DeadlineMoved(cast.Q2, (DEADLINE,), WhyMoved("the <survey> is late"))
MEETING = MeetingChanged("Police & Crime Panel", None, PANEL, date(2022, 1, 17), PAPER_DUE, MOVES)


def calendar_facts() -> CalendarFacts:
    """A quarter's steps, a Panel and a board."""
    return CalendarFacts(
        cast.OFFICE.name,
        cast.PLAN.title,
        cast.Q2,
        cast.TIMES.steps(),
        (
            MeetingAhead("Resources Board", date(2021, 11, 3)),
            MeetingAhead(
                "Dorset Police and Crime Panel", date(2021, 11, 25), date(2021, 11, 12), date(2021, 11, 17)
            ),
        ),
        cast.at(1),
    )


TIMETABLE: Mapping[str, Callable[[], Message]] = {
    "calendar.timetable.timetable_answer/usual": lambda: timetable.timetable_answer(STEPS, STEPS.steps[3].at),
    "calendar.timetable.timetable_answer/pulled_early_and_moved": lambda: timetable.timetable_answer(
        TimetableFacts(Q3, PULLED_TIMES.steps(), frozenset({"cut_off"}), PANEL, PAPER_DUE, True, 10, EARLY),
        PULLED_TIMES.draft,
    ),
    "calendar.timetable.timetable_answer/no_panel": lambda: timetable.timetable_answer(
        replace(STEPS, meeting=None, paper_due=None), STEPS.steps[0].at - timedelta(days=1)
    ),
    "calendar.timetable.deadline_moved/with_a_reason": lambda: timetable.deadline_moved(LATER),
    "calendar.timetable.deadline_moved/by_a_meeting": lambda: timetable.deadline_moved(
        replace(LATER, moves=(DEADLINE, CLOSING), why=WhyMoved("", "Police & Crime Panel", PANEL))
    ),
    "calendar.timetable.deadline_moved/for_the_office": lambda: timetable.deadline_moved(
        replace(LATER, why=WhyMoved())
    ),
    "calendar.timetable.step_changed/for_the_office": lambda: timetable.step_changed(SET),
    "calendar.timetable.step_changed/for_one_quarter": lambda: timetable.step_changed(MOVED),
    "calendar.timetable.step_changed/out_of_order": lambda: timetable.step_changed(
        replace(
            SET, why_not="order", clash=(Step("reminder_1", cast.at(13)), Step("reminder_2", cast.at(12)))
        )
    ),
    "calendar.timetable.step_changed/past": lambda: timetable.step_changed(replace(SET, why_not="past")),
    "calendar.timetable.step_changed/taken": lambda: timetable.step_changed(replace(MOVED, why_not="taken")),
    "calendar.timetable.step_changed/not_working": lambda: timetable.step_changed(
        replace(MOVED, at=cast.at(23, 12, 0), why_not="not_working")
    ),
    "calendar.timetable.meeting_changed/added": lambda: timetable.meeting_changed(MEETING),
    "calendar.timetable.meeting_changed/moved": lambda: timetable.meeting_changed(
        replace(MEETING, old=date(2022, 2, 3), moves=(), passed=(cast.Q2,))
    ),
    "calendar.timetable.meeting_changed/board": lambda: timetable.meeting_changed(
        MeetingChanged("Resources Board", None, PANEL)
    ),
    "calendar.timetable.meeting_changed/at_rest_and_overdue": lambda: timetable.meeting_changed(
        replace(MEETING, new=date(2022, 2, 5), at_rest=True, overdue=True, moves=())
    ),
    "calendar.timetable.meeting_changed/past": lambda: timetable.meeting_changed(
        replace(MEETING, why_not="past")
    ),
    "calendar.timetable.meeting_changed/known": lambda: timetable.meeting_changed(
        replace(MEETING, why_not="known")
    ),
    "calendar.timetable.meeting_changed/unknown": lambda: timetable.meeting_changed(
        replace(MEETING, old=date(2022, 2, 4), known=(date(2022, 2, 3),), why_not="unknown")
    ),
    "calendar.timetable.pulled_forward/four_days": lambda: timetable.pulled_forward(PULLED),
    "calendar.timetable.pulled_forward/too_late_to_ask_early": lambda: timetable.pulled_forward(
        replace(PULLED, early=None)
    ),
    "calendar.timetable.pulled_forward/a_little": lambda: timetable.pulled_forward(
        replace(PULLED, leads_days=8, choice=False)
    ),
    "calendar.timetable.chosen/early": lambda: timetable.chosen(
        Chosen(Q3, early=EARLY, draft=PULLED_TIMES.draft)
    ),
    "calendar.timetable.chosen/next_panel": lambda: timetable.chosen(
        Chosen(Q3, passed=PANEL, draft=USUAL.draft)
    ),
    "calendar.timetable.chosen/settled": lambda: timetable.chosen(Chosen(Q3, why_not="settled")),
    "calendar.timetable.chosen/too_late": lambda: timetable.chosen(Chosen(Q3, why_not="too_late")),
    "calendar.timetable.closed_answer/closed": lambda: timetable.closed_answer(CLOSED),
    "calendar.timetable.closed_answer/open_again": lambda: timetable.closed_answer(
        replace(CLOSED, opened=True, known=(), moves=())
    ),
    "calendar.timetable.closed_answer/shown": lambda: timetable.closed_answer(ClosedDays((), CLOSED.known)),
    "calendar.timetable.closed_answer/none": lambda: timetable.closed_answer(ClosedDays((), ())),
    "calendar.timetable.closed_answer/nothing": lambda: timetable.closed_answer(
        ClosedDays((), (), why_not="nothing")
    ),
    "calendar.timetable.closed_answer/nothing_to_open": lambda: timetable.closed_answer(
        ClosedDays((), (), opened=True, why_not="nothing")
    ),
    "calendar.timetable.closed_answer/past": lambda: timetable.closed_answer(replace(CLOSED, why_not="past")),
    "calendar.timetable.closed_answer/long": lambda: timetable.closed_answer(replace(CLOSED, why_not="long")),
    "calendar.timetable.closed_answer/taken": lambda: timetable.closed_answer(
        replace(CLOSED, why_not="taken", step=SET.moves[0])
    ),
    "calendar.timetable.closed_help/how": lambda: timetable.closed_help(),
    "calendar.timetable.timetable_help/steps": lambda: timetable.timetable_help(Q3),
    "calendar.timetable.reason_wanted/step": lambda: timetable.reason_wanted("Q3 cut-off 20 Jan <12:00>"),
    "calendar.timetable.meeting_help/two": lambda: timetable.meeting_help(
        ("Police & Crime Panel", "Resources Board")
    ),
    "calendar.timetable.meeting_help/none": lambda: timetable.meeting_help(()),
    "calendar.ics.calendar_sent/sent": lambda: ics.calendar_sent(calendar_facts(), "{file}"),
    "calendar.ics.calendar_coming/coming": lambda: ics.calendar_coming(calendar_facts()),
    "calendar.ics.calendar_help/how": ics.calendar_help,
}
