"""What people have in hand when the timetable moves under it, or a return is settled: the message that asked them to
agree."""

import pytest

from tests.flows.agreeing import Agreer, replan
from tests.flows.people import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import DEPUTY, SRO
from tests.flows.reminding import OVERDUE
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def asked_to(agreer: Agreer) -> str:
    """What the newest message that asked them to agree says now."""
    return words_of(agreer.asks[-1]["blocks"])


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
    stage.settle()
    contains(asked_to(agreer), ("Nothing more to agree",))
    office.types("/muster reopen ANY-1.1 because the money came")
    stage.settle()
    contains(asked_to(agreer), ("1 return to agree", "ANY-1.1 Cadet units: At risk"))
