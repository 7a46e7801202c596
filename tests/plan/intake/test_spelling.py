"""Names of the next plan file that are spelled otherwise: the same to a reader is the same in the record."""

from unicodedata import normalize

import pytest

from storage.plan.files.document import PlanDocument
from storage.plan.intake.changes import ChangeKind
from storage.plan.intake.plans import export_plan
from storage.record.database import Database
from tests.plan.files.generated import CHIEF, generated_plan
from tests.plan.intake.made_up import LATER, everything, taken_in

DWR = "Pennaeth Dŵr"
REF, WELSH = "ANY-1.1", "TŶ-9"


def renamed(plan: PlanDocument, names: dict[str, str]) -> PlanDocument:
    """The plan with these names written otherwise, wherever they stand."""
    text = plan.model_dump_json()
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return PlanDocument.model_validate_json(text)


@pytest.fixture
def plan(database: Database) -> PlanDocument:
    """A plan in the record with a role and a ref of Welsh letters."""
    plan = renamed(generated_plan(commitments=6, leads=3, greedy_lead=2), {"Lead 1": DWR, REF: WELSH})
    assert not taken_in(database, plan).faults
    return plan


@pytest.mark.parametrize(
    "names",
    [
        {DWR: normalize("NFD", DWR), WELSH: normalize("NFD", WELSH)},
        {DWR: f"\u200b{DWR}", CHIEF: CHIEF.replace(" ", "\xa0"), "Anyshire Panel": "Anyshire Panel\u200d"},
        {WELSH: WELSH.replace("-", "\u2011"), "M1": "M\xad1"},
        {DWR: f"P\u0435{DWR[2:]}", "Anyshire Panel": "\u0410nyshire P\u0430nel", "M1": "\u041c1"},
    ],
    ids=["decomposed", "invisible", "signs", "letters"],
)
def test_what_looks_the_same_changes_nothing(
    database: Database, plan: PlanDocument, names: dict[str, str]
) -> None:
    """However the letters of a role, a ref, a forum or a code are composed, the record keeps what it has."""
    before = everything(database)
    assert taken_in(database, renamed(plan, names), LATER).unchanged
    assert everything(database) == before


def test_other_capitals_are_a_change_and_no_other_role(database: Database, plan: PlanDocument) -> None:
    """A role that is spelled with other capitals is the same role, and is spelled so from then on."""
    result = taken_in(
        database, renamed(plan, {CHIEF: CHIEF.upper(), "Anyshire Panel": "ANYSHIRE PANEL"}), LATER
    )
    assert not result.faults
    assert {change.kind for change in result.changes} == {ChangeKind.CHANGED}
    assert (CHIEF, CHIEF.upper()) in {(change.before, change.after) for change in result.changes}
    with database.read() as session:
        exported = export_plan(session)
    assert exported.people[0].role == CHIEF.upper()
    assert exported.forums[0].name == "ANYSHIRE PANEL"
    assert taken_in(database, exported, LATER).unchanged


def test_a_ref_keeps_its_capitals(database: Database, plan: PlanDocument) -> None:
    """A reference is for good: with other capitals it is refused, and the record's spelling named."""
    result = taken_in(database, renamed(plan, {WELSH: WELSH.lower()}), LATER)
    assert ("ref_spelled_otherwise", (WELSH,)) in {(one.code, one.expected) for one in result.faults}


def test_a_ref_keeps_its_spacing(database: Database, plan: PlanDocument) -> None:
    """One that people cannot tell from the record's is no new commitment."""
    result = taken_in(database, renamed(plan, {WELSH: f"{WELSH[:3]} {WELSH[3:]}"}), LATER)
    assert ("ref_spelled_otherwise", (WELSH,)) in {(one.code, one.expected) for one in result.faults}
