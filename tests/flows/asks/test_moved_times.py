"""What people have in hand when the timetable moves under it, or a return is settled: the reminder they were sent,
the message that asked them to agree, and more time that everybody has by now."""

import pytest

from tests.flows.agreeing import Agreer, replan, returned
from tests.flows.asks.reminding import FIRST, MOVED, OVERDUE, last, reminders
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import DEPUTY, SRO
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
A_DAY_MORE = "/muster timetable Q2 leads' deadline 15 Oct 09:00 because the survey is late"
CLOSES_LATER = "/muster timetable Q2 cut-off 20 Oct 15:00 because of snow"


def asked_to(agreer: Agreer) -> str:
    """What the newest message that asked them to agree says now."""
    return words_of(agreer.asks[-1]["blocks"])


# --- reminders -----------------------------------------------------------------------------------------


def test_a_reminder_names_no_deadline_that_has_moved(
    office: Person, lead: Person, other: Person, stage: Stage
) -> None:
    """It stands lowest in the conversation: it points to what holds now, and the next reminder lists it. Whoever has
    answered all reads what they read before."""
    stage.it_is(FIRST)
    other.answers("ANY-2.1", **AMBER)
    office.types(A_DAY_MORE)
    stage.settle()
    contains(last(lead), (MOVED, "`/updates` lists what is still to come, and until when"))
    lacks(last(other), (MOVED,))
    stage.it_is("2021-10-12 09:30")
    contains(last(lead), ("4 updates still to come, by 9am on Friday 15 October",))
    assert [words_of(one["blocks"]) for one in reminders(lead)][:-1] == [
        "A newer reminder lists what is still to come from you."
    ]


def test_a_reminder_that_names_no_cut_off_stands_when_that_moves(
    office: Person, lead: Person, stage: Stage
) -> None:
    """The first one names the deadline alone; the overdue one says when returns close."""
    stage.it_is(FIRST)
    office.types(CLOSES_LATER)
    stage.settle()
    lacks(last(lead), (MOVED,))
    stage.it_is(OVERDUE)
    contains(last(lead), ("still welcome until 3pm on Wednesday 20 October",))
    office.types(CLOSES_LATER.replace("15:00", "16:00"))
    stage.settle()
    contains(last(lead), (MOVED,))


def test_what_a_reminder_says_at_the_end_holds_when_a_return_is_wanted_again(
    other: Person, agreer: Agreer, stage: Stage
) -> None:
    """All came in, and that stays true when one is sent back: what is wanted once more is in /updates."""
    stage.it_is(FIRST)
    other.answers("ANY-2.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.sends_back("Which hall?")
    contains(last(other), ("Your updates for Quarter 2 2021/22", "came in.", "lists anything that waits now"))


def test_a_reminder_asks_for_nothing_that_was_waived(office: Person, other: Person, stage: Stage) -> None:
    """Their one return is waived after the reminder: it asks for nothing any more."""
    stage.it_is(FIRST)
    office.types("/muster waive ANY-2.1 because it is paused")
    stage.settle()
    contains(last(other), ("Your updates for Quarter 2 2021/22", "came in, or are not needed."))


# --- asks to agree -------------------------------------------------------------------------------------


def test_an_ask_to_agree_names_the_time_that_holds(
    office: Person, lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """SROs are to be done earlier than they were told: the message that asked them says so. What moves in another
    quarter changes nothing."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is(OVERDUE)
    contains(asked_to(agreer), ("1 return to agree, by 5pm on Thursday 21 October",))
    office.types("/muster timetable Q2 SROs are done 21 Oct 12:00 because the clerk wants it")
    office.reads("noon on Thursday 21 October (was 5pm on Thursday 21 October)")
    stage.settle()
    contains(asked_to(agreer), ("1 return to agree, by noon on Thursday 21 October",))
    lacks(asked_to(agreer), ("5pm",))


def test_an_ask_lists_nothing_that_somebody_else_agreed(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Their staff officer agrees what the SRO was asked to: both messages say that it is done."""
    replan(stage, {DEPUTY: {"agrees_for": (SRO,)}})
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is(OVERDUE)
    contains(asked_to(agreer), ("2 returns to agree",))
    officer = Agreer(DEPUTY, stage)
    officer.opens_the_queue_at_home()
    officer.agrees_all_ticked()
    contains(asked_to(agreer), ("1 return to agree",))
    officer.agrees()
    contains(asked_to(agreer), ("Nothing more to agree for Quarter 2 2021/22",))


def test_an_ask_lists_what_is_reopened_and_nothing_that_is_waived(
    office: Person, lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """The office settles returns that wait: the message that asked for them follows."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is(OVERDUE)
    office.types("/muster waive ANY-1.1 because it is paused")
    office.presses("Yes, waive it")
    stage.settle()
    contains(asked_to(agreer), ("Nothing more to agree",))
    office.types("/muster reopen ANY-1.1 because the money came")
    stage.settle()
    contains(asked_to(agreer), ("1 return to agree", "ANY-1.1 Cadet units: At risk"))


# --- more time -----------------------------------------------------------------------------------------


def test_more_time_that_everybody_has_by_now_is_none(office: Person, lead: Person, stage: Stage) -> None:
    """Their returns were given a day more, then all get two: they go by the quarter's deadline again, and the
    lead is told with the others."""
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"):
        office.types(f"/muster extend {ref} to 15 Oct because the survey is late")
    for step in ("escalation 18 Oct 12:00", "overdue 18 Oct 10:00", "leads' deadline 18 Oct 09:00"):
        office.types(f"/muster timetable Q2 {step} because of snow")
    stage.settle()
    assert returned(stage, "ANY-1.2").due_at is None
    words = words_of(lead.prompt["blocks"])
    contains(words, ("4 updates, by 9am on Monday 18 October",))
    lacks(words, ("15 October",))
    contains(words_of(lead.receipts[-1]["blocks"]), ("the deadline is now 9am on Monday 18 October",))
