"""A quarter's timetable as it is in force: the office's own steps, the Panel's early paper, steps moved by hand."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.ladder import (
    LEAST_GAPS,
    Ladder,
    early_day,
    in_force,
    leads_days,
    panel_of,
    pressed,
    pulled_forward,
)
from storage.rules.calendar.timetable import STANDARD, StepTime, Timetable, out_of_order, timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from tests.rules.strategies import calendars, days, quarter_names

CHRISTMAS = QuarterName(2021, 3)
PLAIN = WorkingCalendar()
IN_NOVEMBER = date(2021, 11, 30)


def told(**steps: datetime) -> dict[str, str]:
    """Steps as people say them."""
    return {key: f"{at:%a %d %b %H:%M}" for key, at in steps.items()}


def in_words(times: Timetable) -> dict[str, str]:
    """Every step of a timetable."""
    return told(**{step.key: step.at for step in times.steps()})


def test_without_a_meeting_nothing_moves() -> None:
    """An office without Panels, and one whose Panel meets late, keep the standard steps."""
    for panels in ((), (date(2022, 3, 1),)):
        assert in_force(CHRISTMAS, PLAIN, Ladder(panels=panels)) == timetable(CHRISTMAS, PLAIN)


def test_a_panel_after_christmas_leaves_leads_four_days() -> None:
    """For a Panel on 25 January the paper is due on the 12th: prompts on 4 January, answers by the 7th."""
    times = in_force(CHRISTMAS, PLAIN, Ladder(panels=(date(2022, 1, 25),)))
    assert in_words(times) == {
        "prompts_open": "Tue 04 Jan 09:30",
        "reminder_1": "Fri 07 Jan 09:30",
        "reminder_2": "Fri 07 Jan 09:30",
        "lead_deadline": "Fri 07 Jan 17:00",
        "overdue": "Mon 10 Jan 09:30",
        "escalation": "Mon 10 Jan 09:30",
        "cut_off": "Mon 10 Jan 12:00",
        "sros_done": "Tue 11 Jan 17:00",
        "draft": "Wed 12 Jan 09:00",
    }
    assert leads_days(times, PLAIN) == 4


def test_in_november_the_way_out_is_known() -> None:
    """Asked on 22 December leads would have their ten days before the deadline."""
    found = pressed(CHRISTMAS, PLAIN, Ladder(panels=(date(2022, 1, 25),)), IN_NOVEMBER)
    assert found is not None
    assert (found.meeting, found.paper_due, found.leads_days) == (date(2022, 1, 25), date(2022, 1, 12), 4)
    assert found.early == date(2021, 12, 22)
    assert leads_days(timetable_from(found.early), PLAIN) == 10


def timetable_from(day: date) -> Timetable:
    """The pulled timetable with prompts on that day."""
    moved = {"prompts_open": datetime.combine(day, time(9, 30), LONDON)}
    return in_force(CHRISTMAS, PLAIN, Ladder(panels=(date(2022, 1, 25),), moved=moved))


def test_a_panel_that_is_passed_over_moves_nothing() -> None:
    """The plan office chose the next Panel: the usual days stand, and that Panel is the paper's."""
    panels = (date(2022, 1, 25), date(2022, 3, 10))
    ladder = Ladder(panels=panels, passes=panels[0])
    assert in_force(CHRISTMAS, PLAIN, ladder) == timetable(CHRISTMAS, PLAIN)
    assert panel_of(CHRISTMAS, PLAIN, ladder) == panels[1]


def test_a_panel_too_soon_after_the_quarter_is_not_its_panel() -> None:
    """A Panel whose paper was due before anybody could answer has the quarter before in it."""
    assert panel_of(CHRISTMAS, PLAIN, Ladder(panels=(date(2022, 1, 12),))) is None


def test_a_step_moved_by_hand_stays_where_it_was_put() -> None:
    """A cut-off that was moved is not pulled forward with the rest."""
    cut_off = datetime(2022, 1, 11, 15, tzinfo=LONDON)
    ladder = Ladder(panels=(date(2022, 1, 25),), moved={"cut_off": cut_off})
    assert in_force(CHRISTMAS, PLAIN, ladder).cut_off == cut_off


def test_an_office_has_steps_of_its_own() -> None:
    """One step at another day and time; the others stay as they are."""
    times = timetable(CHRISTMAS, PLAIN, {"reminder_1": StepTime(6, time(10, 15))})
    assert told(reminder_1=times.reminder_1) == {"reminder_1": "Tue 11 Jan 10:15"}
    assert times.reminder_2 == timetable(CHRISTMAS, PLAIN).reminder_2


def test_steps_out_of_order_are_found() -> None:
    """The first pair that is the wrong way round is named, and a good order has none."""
    wrong = timetable(CHRISTMAS, PLAIN, {"reminder_1": StepTime(9, time(9, 30))})
    found = out_of_order(wrong)
    assert found is not None
    assert [step.key for step in found] == ["reminder_1", "reminder_2"]
    assert out_of_order(timetable(CHRISTMAS, PLAIN)) is None


@given(quarter_names, calendars, days)
def test_pulled_forward_keeps_order_time_and_the_date(
    quarter: QuarterName, calendar: WorkingCalendar, due: date
) -> None:
    """For any date: steps in order on working days at their own times, none later than usual, and the draft in
    time wherever the least gaps allow it."""
    usual = timetable(quarter, calendar)
    times = pulled_forward(usual, calendar, due)
    assert out_of_order(times) is None
    for step, before in zip(times.steps(), usual.steps(), strict=True):
        assert calendar.is_working_day(step.at.date())
        assert step.at <= before.at
        assert f"{step.at:%H:%M}" == f"{STANDARD[step.key].at:%H:%M}"
    assert times.prompts_open == usual.prompts_open
    assert leads_days(times, calendar) >= 2
    least = calendar.add(usual.prompts_open.date(), sum(LEAST_GAPS.values()))
    assert times.draft.date() <= max(due, least)


@given(quarter_names, calendars, st.integers(0, 60))
def test_the_deadline_is_as_late_as_it_can_be(
    quarter: QuarterName, calendar: WorkingCalendar, ahead: int
) -> None:
    """Wherever steps were pulled forward, no later deadline would leave room for what follows it."""
    usual = timetable(quarter, calendar)
    due = calendar.add(quarters.last_day(quarter), ahead)
    times = pulled_forward(usual, calendar, due)
    assume(times.lead_deadline != usual.lead_deadline)
    after = calendar.between(times.lead_deadline.date(), times.draft.date()) + 1
    assert after == 3


@given(quarter_names, calendars, st.integers(19, 34), st.integers(-60, 20))
def test_what_is_offered_is_better_than_what_is(
    quarter: QuarterName, calendar: WorkingCalendar, after: int, asked: int
) -> None:
    """Early prompts are offered only where they lie ahead and before the usual ones; the paper is in time."""
    end = quarters.last_day(quarter)
    today = end + timedelta(days=asked)
    found = pressed(quarter, calendar, Ladder(panels=(end + timedelta(days=after),)), today)
    assume(found is not None)
    assert found is not None
    assert found.times.draft.date() <= found.paper_due < found.usual.draft.date()
    if found.early:
        assert today < found.early < found.times.prompts_open.date()
        assert calendar.is_working_day(found.early)
    assert early_day(found.times, calendar, found.times.prompts_open.date()) is None


@given(st.dictionaries(st.sampled_from(tuple(STANDARD)), st.integers(1, 30), max_size=3))
def test_an_order_that_is_accepted_is_in_order(changed: dict[str, int]) -> None:
    """Whatever an office sets: what is not refused comes one step after the other."""
    rules = {step: StepTime(n, STANDARD[step].at) for step, n in changed.items()}
    times = timetable(CHRISTMAS, PLAIN, rules)
    ordered = all(one.at <= other.at for one, other in pairwise(times.steps()))
    assert (out_of_order(times) is None) is ordered
