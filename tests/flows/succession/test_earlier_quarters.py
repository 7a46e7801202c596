"""What leaves the plan stays in the quarters that had it: their answers, status and paper do not change."""

import pytest
from sqlalchemy import select

from storage.enums import Lifecycle
from storage.plan.intake.plans import import_plan
from storage.tables import Commitment, Report
from tests.flows.agreeing import Agreer, commitment
from tests.flows.person import AMBER, BLUE, GREEN, Person, contains
from tests.flows.plan import SRO, office_plan
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
DRAFTED, NEXT = "2021-10-25 09:00", "2022-01-05 09:30"
LOOKED_UP = ("/priority as at Q2 2021/22", "/priority 1 as at Q2 2021/22", "/muster status Q2 2021/22")


def looked_up(office: Person) -> list[str]:
    """What the quarter's answers say."""
    said = []
    for line in LOOKED_UP:
        office.types(line)
        said.append(words_of(office.answer["blocks"]))
    return said


def reports(stage: Stage) -> int:
    """How many drafts of a paper there are."""
    return len(stage.asks(select(Report.id)))


def ended(lead: Person, stage: Stage, until: str) -> None:
    """A quarter in which two commitments were answered, one of them agreed, and its paper drafted."""
    lead.answers("ANY-1.2", **AMBER)
    lead.answers("ANY-1.1", **GREEN)
    stage.it_is("2021-10-15 09:30")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue()
    sro.agrees_all_ticked()
    sro.agrees()
    stage.it_is("2021-10-19 12:00")
    stage.it_is(DRAFTED)
    stage.it_is(until)


@pytest.mark.parametrize("when", ["2021-11-10 10:00", NEXT])
@pytest.mark.parametrize(
    "line",
    [
        "withdraw ANY-1.2 because the partner has pulled out",
        "merge ANY-1.2 ANY-1.1 into ANY-1.9 Cadets and visitors",
    ],
)
def test_an_ended_quarter_keeps_what_it_had(
    office: Person, lead: Person, stage: Stage, when: str, line: str
) -> None:
    """Between quarters and in the next one: answers, status and paper of the quarter before are word for word as they
    were, and no new draft is made of it."""
    ended(lead, stage, when)
    before, drafts = looked_up(office), reports(stage)
    contains(before[0], ("25 commitments: ",))
    contains(before[1], ("ANY-1.2 Custody visiting scheme: :large_yellow_circle: ▲ At risk",))
    office.types(f"/muster {line}")
    office.reads("It counts from Q3 2021/22 on; earlier quarters stay as they were.")
    stage.settle()
    assert looked_up(office) == before
    if when != NEXT:
        office.types("/muster report Q2 2021/22")
        stage.settle()
        assert reports(stage) == drafts


def test_its_story_is_still_told(office: Person, lead: Person, stage: Stage) -> None:
    """By its ref alone: that it is gone, when and why, and how it stood in the last quarter that has it; and as at
    that quarter the same. Whoever agrees it is told that there is nothing more to agree."""
    ended(lead, stage, NEXT)
    office.types("/muster withdraw ANY-1.2 because the partner has pulled out")
    stage.settle()
    heard = "\n".join(words_of(one["blocks"]) for one in lead.messages)
    contains(heard, ("no update is needed for Q3", "It was withdrawn: the partner"))
    told = "\n".join(words_of(one["blocks"]) for one in Person(SRO, stage).messages)
    contains(told, ("ANY-1.2 Custody visiting scheme is part of the plan no longer", "from Q3 2021/22 on"))
    for line in ("/commitment ANY-1.2", "/commitment any-1.2 as at Q2 2021/22"):
        office.types(line)
        office.reads("ANY-1.2 is part of the plan no longer", "withdrawn on 5 January 2022")
        office.reads("Why: the partner has pulled out", "▲ At risk", "agreed by Director of Operations")
    office.types("/priority 1")
    office.does_not_read("ANY-1.2")


def test_a_plan_file_takes_nothing_from_an_ended_quarter(office: Person, lead: Person, stage: Stage) -> None:
    """What the next file leaves out, with its whole priority, is counted in the quarters that had it all the same."""
    ended(lead, stage, "2021-11-10 10:00")
    before = looked_up(office)
    document = office_plan()
    left = tuple(one for one in document.commitments if one.priority != "1")
    fewer = document.model_copy(
        update={
            "commitments": left,
            "priorities": tuple(one for one in document.priorities if one.code != "1"),
        }
    )
    with stage.database.write() as session:
        assert not import_plan(session, fewer, stage.clock.at, withdraw_reason="It is over.").faults
    assert looked_up(office) == before


def test_a_completed_commitment_that_is_withdrawn_stays_withdrawn(
    office: Person, lead: Person, stage: Stage
) -> None:
    """Its agreed completion of the quarter under way is undone with the return, and the commitment is not brought
    back to life by that."""
    lead.answers("ANY-1.2", **BLUE)
    stage.it_is("2021-10-15 09:30")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue()
    sro.agrees()
    office.types("/muster withdraw ANY-1.2 because it was never ours")
    office.presses("Yes, withdraw it", place=office.answer)
    stage.settle()
    assert commitment(stage, "ANY-1.2").lifecycle is Lifecycle.WITHDRAWN
    assert stage.asks(select(Commitment.left_in).where(Commitment.ref == "ANY-1.2")) == [2021 * 4 + 1]
