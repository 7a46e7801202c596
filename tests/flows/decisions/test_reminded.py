"""A decision on a date is an ask like others: reminded of, listed, decided from there, told of with others."""

import pytest

from tests.flows.agreeing import Agreer
from tests.flows.decisions.test_sent_on import FAR, asks_for
from tests.flows.person import AMBER, Person, contains
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
NEAR = {**AMBER, "new_due": "2023-05-31", "new_due_reason": "The roof must be surveyed first."}


def reminders(person: Person, phrase: str) -> list[str]:
    """The messages that say this."""
    return [words for one in person.messages if phrase in (words := words_of(one["blocks"]))]


def test_it_is_reminded_of_and_decided_from_the_list(lead: Person, chief: Person, stage: Stage) -> None:
    """The chief executive, whose decision it is, reads of it on the fourth working day; /updates opens it, asks why a
    date is declined, and lists it no more once it is decided. The reminder says so."""
    asks_for(lead, FAR)
    stage.it_is("2021-10-06 10:00")
    assert reminders(chief, "later date to decide") == []
    stage.it_is("2021-10-07 09:30")
    stage.it_is("2021-10-07 12:00")
    (words,) = reminders(chief, "1 later date to decide, due by 5pm on Friday 8 October")
    contains(words, ("ANY-1.1 Cadet units",))
    chief.types("/updates")
    chief.reads("Also asked of you", "ANY-1.1 Cadet units")
    chief.presses("Decide", on="ANY-1.1")
    chief.chooses("due_date_verdict", "due_date_decline")
    chief.submits()
    chief.chooses("due_date_reason", "The Panel was promised March.")
    chief.submits()
    chief.types("/updates")
    chief.does_not_read("later date to decide")
    stage.settle()
    assert len(reminders(chief, "All that this asked of you is done")) == 1
    assert len(reminders(lead, "The Panel was promised March.")) >= 1


def test_the_chief_executive_may_decide_what_waits_for_an_sro(lead: Person, chief: Person) -> None:
    """It is in their App Home until it is decided, and nobody reminds them of it."""
    asks_for(lead, NEAR)
    chief.opens_home()
    contains(
        words_of(chief.home["blocks"]), ("that you may decide too", "ANY-1.1 Cadet units", "31 May 2023")
    )
    chief.types("/updates")
    chief.does_not_read("later date to decide")


def test_what_waits_to_be_agreed_comes_in_the_same_message(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """An SRO who is reminded of a decision on the morning of the asks has one message of both."""
    stage.it_is("2021-10-11 10:00")
    asks_for(lead, NEAR)
    stage.it_is("2021-10-15 09:30")
    stage.it_is("2021-10-15 15:00")
    (words,) = reminders(agreer, "later date to decide")
    contains(words, ("1 return to agree, due by 5pm on Thursday 21 October", "ANY-1.1"))
    assert agreer.asks == []
    stage.it_is("2021-10-18 09:30")
    assert len(reminders(agreer, "later date to decide")) == 1
