"""[Remind me on Monday]: a reminder that waits a working day, twice at most, and never past the deadline."""

import pytest

from tests.flows.asks.reminding import FIRST, last, reminders
from tests.flows.person import GREEN, Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def waits(lead: Person, day: str, reminder: int = -1) -> None:
    """They press the button of one of their reminders, the newest unless told."""
    lead.presses(f"Remind me on {day}", place=reminders(lead)[reminder])


def test_a_reminder_waits_for_the_next_working_day(stage: Stage, lead: Person) -> None:
    """The first one comes again on the day that its button names, though nothing else is due; it says so till
    then."""
    stage.it_is(FIRST)
    waits(lead, "Friday")
    stage.settle()
    contains(last(lead), ("You are reminded again on",))
    before = len(reminders(lead))
    stage.it_is("2021-10-08 09:30")
    assert len(reminders(lead)) == before + 1
    contains(last(lead), ("still to come",))
    stage.it_is("2021-10-08 15:00")
    assert len(reminders(lead)) == before + 1


def test_twice_is_enough(stage: Stage, lead: Person) -> None:
    """After two delays in a quarter no button is offered, and an old one says why not."""
    stage.it_is(FIRST)
    waits(lead, "Friday")
    stage.it_is("2021-10-08 09:30")
    old = reminders(lead)[-1]
    waits(lead, "Monday")
    stage.it_is("2021-10-11 09:30")
    contains(last(lead), ("still to come",))
    lacks(last(lead), ("Remind me on",))
    lead.presses("Remind me on Monday", place=old)
    lead.reads("This cannot wait any longer")


def test_what_came_meanwhile_is_not_asked_for(stage: Stage, lead: Person) -> None:
    """They put it off, and answer all of it: no second reminder, and the message says that all came."""
    stage.it_is(FIRST)
    waits(lead, "Friday")
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"):
        lead.answers(ref, **GREEN)
    before = len(reminders(lead))
    stage.it_is("2021-10-08 09:30")
    assert len(reminders(lead)) == before
    contains(words_of(reminders(lead)[-1]["blocks"]), ("came in",))
