"""What is looked at again before a meeting, and when its owner is asked."""

from dataclasses import replace
from datetime import date

import pytest

from storage.enums import PathKind, Rating, SupportKind
from storage.facts.answering import Answer, MilestoneSaid, PathToGreen, Support
from storage.facts.rechecks import Because
from storage.rules.calendar.working_days import WorkingCalendar, at
from storage.rules.rechecks import days_of, reasons

MEETS = date(2021, 11, 25)
BEFORE, AFTER = date(2021, 11, 24), date(2021, 11, 26)
PLAIN = Answer(Rating.AMBER, progress="Two units are open.")


def action(day: date, kind: PathKind = PathKind.ACTION) -> Answer:
    """One whose action, or decision, has that day."""
    return replace(PLAIN, path=PathToGreen(kind, "Sign the lease", "Head of Estates", day))


@pytest.mark.parametrize(
    ("answer", "rating", "why"),
    [
        (PLAIN, Rating.AMBER, ()),
        (None, Rating.RED, (Because.RED,)),
        (replace(PLAIN, recheck=True), Rating.GREEN, (Because.MARKED,)),
        (action(MEETS), Rating.AMBER, (Because.ACTION_DUE,)),
        (action(AFTER), Rating.AMBER, ()),
        (action(AFTER, PathKind.DECISION_MONEY), Rating.RED, (Because.RED, Because.DECISION)),
        (
            replace(PLAIN, support=Support(SupportKind.DECISION, "A grant", "The Board", BEFORE)),
            Rating.AMBER,
            (Because.HELP_DUE,),
        ),
        (
            replace(PLAIN, milestones=(MilestoneSaid(1, "Open", forecast=BEFORE),)),
            Rating.GREEN,
            (Because.MILESTONE_DUE,),
        ),
        (replace(PLAIN, milestones=(MilestoneSaid(1, "Open", met=BEFORE),)), Rating.GREEN, ()),
    ],
)
def test_why_it_is_looked_at_again(answer: Answer | None, rating: Rating, why: tuple[Because, ...]) -> None:
    """What was marked, is red, needs a decision, or falls due by the meeting; nothing else."""
    assert reasons(answer, rating, MEETS) == why


def test_two_working_days_before_the_paper_is_due_and_never_before_it_is_drafted() -> None:
    """A weekend is not counted; a paper that is due at once is looked at when it is drafted."""
    calendar = WorkingCalendar()
    days = days_of(at(date(2021, 10, 22), 9), date(2021, 11, 15), MEETS, calendar)
    assert (days.steps.first, days.due) == (at(date(2021, 11, 11), 9, 30), at(date(2021, 11, 15), 12))
    late = days_of(at(date(2021, 11, 15), 15), date(2021, 11, 15), MEETS, calendar)
    assert late.steps.first == late.due == at(date(2021, 11, 15), 15)
