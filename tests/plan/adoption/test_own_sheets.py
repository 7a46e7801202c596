"""A workbook that lies as Muster's own template does is read as that, sheet by sheet."""

from pathlib import Path

import openpyxl

from storage.plan.adoption.adopting import Adoption
from storage.plan.files.writing import template
from tests.plan.adoption.making import saved
from tests.plan.adoption.test_ways import adopted, column, read

HEADS = "Ref|Title|Priority|Lead|SRO|Due"
COMMITMENTS = f"{HEADS}\n1.1|Open it|1|Head|Chair|31/03/2026\n2.1|Shut it|2|Head|Chair|30/06/2026"
PRIORITIES = "Code|Title\n1|Safer\n2|Victims"
MILESTONES = "Ref|Text|Due|Met\n1.1|Sites agreed|30/09/2025|\n2.1|Tender|31/12/2025|01/12/2025"


def ours(**more: str) -> Adoption:
    """What comes of the template's sheets with these beside them."""
    return adopted(Priorities=PRIORITIES, Commitments=COMMITMENTS, **more)


def test_milestones_are_milestones() -> None:
    """They change neither the commitments nor their references."""
    found = ours(Milestones=MILESTONES)
    assert (column(found, "ref"), column(found, "priority")) == (["1.1", "2.1"], ["1", "2"])
    assert column(found, "title", "priorities") == ["Safer", "Victims"]
    assert found.tables["milestones"][1] == found.tables["milestones"][1] | {"ref": "2.1", "text": "Tender"}
    assert column(found, "due", "milestones") == ["2025-09-30", "2025-12-31"]
    assert column(found, "met", "milestones") == ["", "2025-12-01"]
    assert found.unplaced == ()


def test_forums_and_measures_go_along() -> None:
    """Each into its sheet."""
    found = ours(
        Forums="Name|Kind|Meetings\nThe Panel|panel|25/11/2025; 03/02/2026",
        Measures="Code|Name|Polarity\nM1|Burglaries|lower is better",
    )
    assert column(found, "meetings", "forums") == ["(datetime.date(2025, 11, 25), datetime.date(2026, 2, 3))"]
    assert column(found, "code", "measures") == ["M1"]
    assert found.unplaced == ()


def test_people_who_have_no_address() -> None:
    """Whoever is reached otherwise is asked for none."""
    people = "Head||U012ABC||lead\nChair|c@any.example|||sro\nClerk|||plan office|lead"
    found = ours(People=f"Role|E-mail|Slack user id|Route|Duties\n{people}")
    rows = {str(row["role"]): row for row in found.tables["people"]}
    assert (rows["Head"]["slack"], rows["Head"]["email"]) == ("U012ABC", None)
    assert (rows["Clerk"]["route"], rows["Clerk"]["email"], rows["Chair"]["email"]) == (
        "plan office", None, "c@any.example",
    )  # fmt: skip


def test_a_step_that_names_no_commitment() -> None:
    """It has no place, and says so."""
    found = ours(Milestones=MILESTONES.replace("2.1|Tender", "9.9|Tender"))
    assert column(found, "text", "milestones") == ["Sites agreed"]
    assert "Tender" in [one.text for one in found.unplaced]


def test_the_template_itself_filled_in(tmp_path: Path) -> None:
    """Its examples are no rows."""
    template(tmp_path / "ours.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ours.xlsx")
    for name, text in (("Priorities", PRIORITIES), ("Commitments", COMMITMENTS), ("Milestones", MILESTONES)):
        lines = [line.split("|") for line in text.split("\n")]
        heads = {str(cell.value): at for at, cell in enumerate(book[name][1], start=1)}
        for down, line in enumerate(lines[1:], start=3):
            for head, value in zip(lines[0], line, strict=True):
                book[name].cell(down, heads[head]).value = value or None
    found = read(saved(book), "ours.xlsx")
    assert (column(found, "ref"), len(found.tables["milestones"])) == (["1.1", "2.1"], 2)


def test_a_sheet_of_milestones_without_our_commitments() -> None:
    """An office's own sheet of that name is its plan."""
    found = adopted(Milestones="Ref|Text|Due|Lead\n1|Open it|31/03/2026|Head\n2|Shut it|31/03/2026|Head")
    assert len(found.tables["commitments"]) == 2
