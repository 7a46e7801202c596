"""A commitment that is split, merged or withdrawn in mid-quarter."""

import pytest

from bot.rehearsal.workspace.block_kit.elements import options
from storage.enums import Route
from storage.plan.files.document import PersonEntry as Role
from storage.plan.files.document import PlanDocument
from storage.plan.intake.plans import ImportResult, export_plan, import_plan
from tests.flows.agreeing import replan
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import office_plan
from tests.flows.stage import DIGEST, Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def lead_value(office: Person, role: str) -> str:
    """The value of a role in the form's first list of leads."""
    block = next(one for one in office.view["blocks"] if one.get("block_id") == "lead_1")
    return str(next(one["value"] for one in options(block["element"]) if one["text"]["text"] == role))


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


def test_any_of_many_roles_can_lead_a_part(office: Person, stage: Stage) -> None:
    """Of more than Slack takes in one list, the last one is found in its group, and leads the part."""
    document = office_plan()
    more = tuple(Role(role=f"Ward Officer {number:03}", route=Route.PLAN_OFFICE) for number in range(1, 131))
    with stage.database.write() as session:
        grown = document.model_copy(update={"people": (*document.people, *more)})
        assert not import_plan(session, grown, stage.clock.at).faults
    office.types("/muster split any-1.2")
    (menu, *_) = [one["element"] for one in office.view["blocks"] if one.get("block_id") == "lead_2"]
    assert [len(group["options"]) for group in menu["option_groups"]] == [100, 41]
    assert menu["option_groups"][1]["label"]["text"].endswith(" to Ward Officer 130")
    splits(office, lead_2=lead_value(office, "Ward Officer 130"))
    office.sees("ANY-1.2 is split into ANY-1.21 and ANY-1.22")
    office.types("/commitment ANY-1.22")
    office.reads("Ward Officer 130")


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
    office.reads("ANY-1.2 is part of the plan no longer", "ANY-1.21 and ANY-1.22 on 1 October 2021")
    office.reads("Quarter 1 2021/22, agreed")
    office.types("/muster status")
    office.reads("1 of 26 returns in.", "Director of Operations: 1 of 26 in")
    office.reads("26 commitments: 25 before, and ANY-1.2 split in two (ANY-1.21 and ANY-1.22)")


def test_parts_begin_with_what_was_answered(
    office: Person, lead: Person, other: Person, stage: Stage
) -> None:
    """The lead had sent the update already: each part's form stands filled in with it, and is to be sent anew."""
    lead.answers("ANY-1.2", **AMBER)
    splits(office)
    stage.settle()
    for person, ref in ((lead, "ANY-1.21"), (other, "ANY-1.22")):
        person.forges_press(stage.return_id(ref))
        assert person.typed("progress") == AMBER["progress"]
        assert person.typed("path_by_when") == AMBER["path_by_when"]
        assert stage.revisions(ref) == []
        person.submits()
        assert len(stage.revisions(ref)) == 1


def test_what_was_typed_since_goes_before_what_was_answered(
    office: Person, lead: Person, stage: Stage
) -> None:
    """Sent, and begun anew: the parts begin with what is newer."""
    lead.answers("ANY-1.2", **AMBER)
    lead.opens("ANY-1.2")
    lead.fills_in(**GREEN | {"progress": "Trained two visitors."})
    lead.closes_the_form()
    splits(office)
    lead.forges_press(stage.return_id("ANY-1.21"))
    assert lead.typed("progress") == "Trained two visitors."


def test_a_form_that_stood_open_says_that_the_plan_changed(
    office: Person, lead: Person, other: Person
) -> None:
    """Submitted after the split, or after a waiver: the text stands there, and no closing date that is to come."""
    lead.opens("ANY-1.2")
    lead.fills_in(**AMBER)
    other.opens("ANY-2.1")
    other.fills_in(**AMBER)
    splits(office)
    lead.submits()
    lead.sees("ANY-1.2 takes no more answers: it is part of the plan no longer", AMBER["progress"])
    lead.sees("`/commitment ANY-1.2` shows what took its place")
    office.types("/muster waive ANY-2.1 because the partner has pulled out")
    other.submits()
    other.sees(
        "no update is needed for Quarter 2", "it was waived", AMBER["progress"], "/muster reopen ANY-2.1"
    )
    lacks(words_of([lead.view["blocks"], other.view["blocks"]]), ("closed at", "/muster reopen ANY-1.2"))


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


def test_nobody_leads_a_part_that_they_agree_in_the_sro_s_place(office: Person, stage: Stage) -> None:
    """The second agreer cannot lead a part: the plan that is taken out would be refused."""
    replan(stage, {}, {"ANY-1.2": {"second_agreer": "Chief Executive"}})
    office.types("/muster split ANY-1.2")
    chief = lead_value(office, "Chief Executive")
    splits(office, lead_2=chief)
    office.is_told("nobody agrees their own", beside="lead_2")


@pytest.mark.parametrize(("ref", "beside"), [(" ", "ref_1"), ("ANY-1.21", "ref_2")])
def test_a_split_into_less_than_two_parts_changes_nothing(office: Person, ref: str, beside: str) -> None:
    """Boxes with spaces in them are empty: the commitment is not withdrawn instead, nor renamed."""
    splits(office, ref_1=ref, title_1=ref, ref_2=" ", title_2=" ")
    office.is_told("A split needs two parts or more", "Nothing was changed", beside=beside)
    office.types("/commitment ANY-1.2")
    office.reads("ANY-1.2 Custody visiting scheme")


def test_two_commitments_are_merged(office: Person, lead: Person, stage: Stage) -> None:
    """One takes the place of both, and both returns are waived."""
    office.types('/muster merge any-1.2 and ANY-1.3 into ANY-1.9 "Custody and video"')
    office.reads("ANY-1.2 and ANY-1.3 are merged into ANY-1.9", "25 commitments are now 24")
    stage.settle()
    office.types("/muster status")
    office.reads("0 of 24 returns in.", "25 before, and ANY-1.2 and ANY-1.3 merged into ANY-1.9")
    stage.it_is("2021-10-04 09:00")
    digest = "\n".join(words_of(one["blocks"]) for one in stage.messages(DIGEST))
    contains(digest, ("24 commitments: 25 before, and ANY-1.2 and ANY-1.3 merged into ANY-1.9",))
    contains("\n".join(words_of(one["blocks"]) for one in lead.messages), ("ANY-1.9 Custody and video",))
    office.types("/muster merge ANY-1.2 into ANY-1.9 What")
    office.reads("/muster merge ANY-1.9 ANY-1.1 ")
    office.types("/muster merge ANY-1.1 any-1.1 into ANY-1.8 What")
    office.reads("Only ANY-1.1 is named. A merger needs two commitments or more")
    office.types("/muster merge ANY-1.1 ANY-1.2 into ANY-1.8 What")
    office.reads("ANY-1.2 is part of the plan no longer. It was merged into ANY-1.9")


@pytest.mark.parametrize("refs", ["ANY-1.2 ANY-3.1", "ANY-3.1 ANY-1.2"])
def test_what_is_merged_with_something_restricted_is_restricted(
    office: Person, lead: Person, stranger: Person, stage: Stage, refs: str
) -> None:
    """In whichever order they are named: somebody without a role reads neither its title nor what is said of it, and
    its lead does."""
    lead.opens("ANY-3.1")
    lead.fills_in(**GREEN, reason="The money came.")
    lead.closes_the_form()
    office.types(f'/muster merge {refs} into ANY-3.9 "Visitors and informants"')
    stage.settle()
    lead.forges_press(stage.return_id("ANY-3.9"))
    lead.sees(GREEN["progress"])
    lead.submits()
    stranger.types("/commitment ANY-3.9")
    stranger.reads("ANY-3.9", "On track")
    stranger.does_not_read("informants", GREEN["progress"], GREEN["next_steps"])
    lead.types("/commitment ANY-3.9")
    lead.reads("Visitors and informants", GREEN["progress"])


def test_a_commitment_is_withdrawn(office: Person, lead: Person, stage: Stage) -> None:
    """Its lead hears why, and the plan counts one less."""
    office.types("/muster withdraw ANY-1.2 because the partner has pulled out")
    office.reads("ANY-1.2 is withdrawn", "25 commitments are now 24")
    stage.settle()
    contains(words_of(lead.receipts[-1]["blocks"]), ("no update is needed", "the partner has pulled out"))
    office.types("/priority Youth")
    office.does_not_read("ANY-1.2")
    lacks(words_of(office.answer["blocks"]), ("Custody visiting",))


@pytest.mark.parametrize(
    "line", ["commitment {}", "muster waive {} because x", "muster record {}", "muster chase {}"]
)
def test_a_ref_that_left_the_plan_is_taken_for_no_other(office: Person, line: str) -> None:
    """ANY-3.1 is much like the ANY-1.1 that was: whoever types the old ref reads what became of it."""
    office.types("/muster merge ANY-1.1 ANY-1.2 into ANY-1.9 Cadets and visitors")
    office.types("/" + line.format("any-1.1"))
    office.reads("ANY-1.1 is part of the plan no longer", "merged into ANY-1.9")
    office.types("/muster withdraw ANY-1.3 because it is done elsewhere")
    office.types("/" + line.format("ANY-1.3"))
    office.reads("ANY-1.3 is part of the plan no longer", "It was withdrawn")


def imported(stage: Stage, plan: PlanDocument) -> ImportResult:
    """What bringing this plan in comes to."""
    with stage.database.write() as session:
        return import_plan(session, plan, stage.clock.at)


def test_the_plan_that_is_taken_out_has_the_parts(office: Person, stage: Stage) -> None:
    """The old ref is not in it, what waited for it waits for the parts, and bringing it in again changes nothing."""
    replan(stage, {}, {"ANY-1.3": {"depends_on": ("ANY-1.2",)}})
    splits(office)
    with stage.database.read() as session:
        plan = export_plan(session)
    found = {one.ref: one for one in plan.commitments}
    assert "ANY-1.2" not in found
    assert found["ANY-1.21"].title == "Custody visitors"
    assert found["ANY-1.3"].depends_on == ("ANY-1.21", "ANY-1.22")
    assert imported(stage, plan).unchanged


def test_the_plan_file_from_before_is_refused(office: Person, stage: Stage) -> None:
    """It says which refs took the old one's place, and how to come by the plan as it stands."""
    splits(office)
    result = imported(stage, office_plan())
    (fault,) = [one for one in result.faults if one.given == "ANY-1.2"]
    assert (fault.code, fault.expected) == ("ref_replaced", ("ANY-1.21", "ANY-1.22"))
