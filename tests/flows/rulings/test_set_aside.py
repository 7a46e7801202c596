"""What is answered, and what is agreed, is not set aside by one line: it is asked whether that is meant, what was
said stays in the record, and whoever agreed it hears."""

import pytest

from storage.enums import Lifecycle, Rating, ReturnState
from storage.papers import snapshots
from storage.rules.calendar.quarters import previous
from tests.flows.agreeing import Agreer, commitment, returned
from tests.flows.person import AMBER, BLUE, GREEN, Person, contains, lacks
from tests.flows.plan import QUARTER, SRO
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
WAIVE = "/muster waive any-1.2 because it is a duplicate"


def agreed(lead: Person, stage: Stage) -> Agreer:
    """ANY-1.2 is Complete, and its SRO has agreed it."""
    lead.answers("ANY-1.2", **BLUE)
    stage.it_is("2021-10-15 09:30")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue()
    sro.agrees()
    return sro


def test_an_agreed_return_is_waived_only_once_it_is_meant(office: Person, lead: Person, stage: Stage) -> None:
    """It says what was agreed, by whom, and what a waiver does to it; nothing is done before the press."""
    sro = agreed(lead, stage)
    office.types(WAIVE)
    office.reads("Nothing was done yet: ANY-1.2 Custody visiting scheme is answered.")
    office.reads("✔ Complete, agreed by Director of Operations on 15 October 2021", "under way again")
    assert returned(stage, "ANY-1.2").agreed_rating is Rating.BLUE
    office.presses("No")
    assert returned(stage, "ANY-1.2").state is ReturnState.AGREED
    office.types(WAIVE)
    office.presses("Yes, waive it")
    stage.settle()
    office.reads("is waived for Quarter 2", "that stays in its record and counts no more")
    assert commitment(stage, "ANY-1.2").lifecycle is Lifecycle.IN_PROGRESS
    contains(
        words_of(sro.messages[-1]["blocks"]),
        ("ANY-1.2 Custody visiting scheme was waived for Q2 2021/22", "it is a duplicate", "✔ Complete"),
    )


def test_what_was_set_aside_is_told_as_it_was(office: Person, lead: Person, stage: Stage) -> None:
    """/commitment and the paper say that it was agreed and then waived, and not that nobody reported it; and no count
    has it."""
    agreed(lead, stage)
    office.types(WAIVE)
    office.presses("Yes, waive it")
    stage.it_is("2021-10-19 12:00")
    office.types("/commitment ANY-1.2")
    office.reads("waived after it was answered", "✔ Complete, agreed by Director of Operations")
    office.does_not_read("not asked for", "Done this quarter")
    office.types("/muster status")
    office.reads("1 not asked for")
    with stage.database.read() as session:
        found = snapshots.take_snapshot(session, QUARTER, stage.clock.at)
    (one,) = [each for each in found.priorities[0].standings if each.terms.ref == "ANY-1.2"]
    assert (one.rating, one.set_aside, one.set_aside_by) == (Rating.NONE, Rating.BLUE, SRO)
    assert found.counts.of(Rating.BLUE) == 0
    assert one.last is not None
    assert one.last.quarter == previous(QUARTER)


def test_what_changed_since_it_was_asked_is_asked_again(office: Person, lead: Person, stage: Stage) -> None:
    """The press is for the answer that was shown: one that came meanwhile is shown first."""
    lead.answers("ANY-1.2", **AMBER)
    office.types(WAIVE)
    office.reads("▲ At risk, its lead's rating, not yet agreed")
    lead.answers("ANY-1.2", **GREEN)
    office.presses("Yes, waive it")
    office.reads("Nothing was done yet", "● On track, its lead's rating, not yet agreed")
    office.presses("Yes, waive it")
    assert returned(stage, "ANY-1.2").state is ReturnState.WAIVED


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("withdraw ANY-1.2 because it was never ours", "Yes, withdraw it"),
        ("merge ANY-1.1 ANY-1.2 into ANY-1.9 Cadets and visitors", "Yes, merge them"),
    ],
)
def test_what_leaves_the_plan_with_an_answer_is_asked_about(
    office: Person, lead: Person, stage: Stage, line: str, yes: str
) -> None:
    """Its answer of the quarter under way counts no more, so that is asked first."""
    lead.answers("ANY-1.2", **AMBER)
    office.types(f"/muster {line}")
    office.reads("1 return of this quarter is answered", "ANY-1.2 Custody visiting scheme: ", "▲ At risk")
    assert commitment(stage, "ANY-1.2").lifecycle is Lifecycle.IN_PROGRESS
    office.presses(yes)
    assert commitment(stage, "ANY-1.2").left_in == 2021 * 4 + 1


@pytest.mark.parametrize("verb", ["waive", "reopen", "extend", "withdraw"])
def test_an_example_is_about_what_was_typed(office: Person, verb: str) -> None:
    """A line without a reason is answered with an example, which names no other commitment than the line did."""
    office.types(f"/muster {verb} any-2.1")
    office.reads(f"/muster {verb} ANY-2.1 ")
    lacks(words_of(office.answer["blocks"]), ("ANY-1.1",))
