"""A commitment that is split, merged or withdrawn in mid-quarter."""

import pytest

from tests.flows.people import AMBER, GREEN, Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def lead_value(office: Person, role: str) -> str:
    """The value of a role in the form's first list of leads."""
    block = next(one for one in office.view["blocks"] if one.get("block_id") == "lead_1")
    options = block["element"]["options"]
    return str(next(one["value"] for one in options if one["text"]["text"] == role))


def splits(office: Person, **more: str) -> None:
    """Splits ANY-1.2 in two, the second part for the Head of Custody."""
    office.types("/muster split any-1.2")
    office.sees("Split a commitment", "ANY-1.2 Custody visiting scheme")
    parts = {
        "ref_1": "ANY-1.21",
        "title_1": "Custody visitors",
        "ref_2": "ANY-1.22",
        "title_2": "Custody reports",
        "lead_2": lead_value(office, "Head of Custody"),
    }
    office.fills_in(**parts | more)
    office.submits()


def test_a_commitment_is_split(office: Person, lead: Person, other: Person, stage: Stage) -> None:
    """Its ref is gone, its return is waived, its draft is where the parts' forms start, each part is asked for,
    and its direction is not comparable."""
    lead.opens("ANY-1.2")
    lead.fills_in(**AMBER)
    lead.closes_the_form()
    splits(office)
    office.sees("ANY-1.2 is split into ANY-1.21 and ANY-1.22", "25 commitments are now 26")
    stage.settle()
    contains("\n".join(words_of(one["blocks"]) for one in lead.messages), ("ANY-1.21 Custody visitors",))
    contains(words_of(other.messages[-1]["blocks"]), ("ANY-1.22 Custody reports",))
    lead.forges_press(stage.return_id("ANY-1.21"))
    lead.sees(AMBER["progress"])
    lead.fills_in(**GREEN)
    lead.submits()
    office.types("/commitment ANY-1.21")
    office.reads("Not comparable (split)", "On track")
    office.types("/commitment ANY-1.2")
    office.does_not_read("Custody visiting scheme")
    office.types("/muster status")
    office.reads("1 of 26 returns in; 1 waived")


def test_a_part_that_is_wrong_is_refused_beside_it(office: Person) -> None:
    """A ref that was used, one that stands twice, half a part: nothing is split."""
    splits(office, ref_2="ANY-1.1")
    office.is_told("A ref is never used again", beside="ref_2")
    office.fills_in(ref_2="any-1.21")
    office.submits()
    office.is_told("stands twice", beside="ref_2")
    office.fills_in(ref_2="ANY-1.22", ref_3="ANY-1.23")
    office.submits()
    office.is_told("Part 3 needs a ref, a title", beside="ref_3")
    office.fills_in(ref_3="", lead_2=lead_value(office, "Director of Operations"))
    office.submits()
    office.is_told("nobody agrees their own", beside="lead_2")


def test_two_commitments_are_merged(office: Person, lead: Person, stage: Stage) -> None:
    """One takes the place of both, and both returns are waived."""
    office.types('/muster merge any-1.2 and ANY-1.3 into ANY-1.9 "Custody and video"')
    office.reads("ANY-1.2 and ANY-1.3 are merged into ANY-1.9", "25 commitments are now 24")
    stage.settle()
    office.types("/muster status")
    office.reads("0 of 24 returns in; 2 waived")
    contains("\n".join(words_of(one["blocks"]) for one in lead.messages), ("ANY-1.9 Custody and video",))
    office.types("/muster merge ANY-1.2 into ANY-1.9 What")
    office.reads("/muster merge DOR-2.3 DOR-2.4 into")
    office.types("/muster merge ANY-1.1 ANY-1.2 into ANY-1.8 What")
    office.reads("ANY-1.2 is not a commitment of the plan as it stands")


def test_a_commitment_is_withdrawn(office: Person, lead: Person, stage: Stage) -> None:
    """Its lead hears why, and the plan counts one less."""
    office.types("/muster withdraw ANY-1.2 because the partner has pulled out")
    office.reads("ANY-1.2 is withdrawn", "25 commitments are now 24")
    stage.settle()
    contains(words_of(lead.receipts[-1]["blocks"]), ("no update is needed", "the partner has pulled out"))
    office.types("/priority Youth")
    office.does_not_read("ANY-1.2")
    lacks(words_of(office.answer["blocks"]), ("Custody visiting",))
