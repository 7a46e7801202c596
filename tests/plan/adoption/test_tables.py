"""Which tables and rows of an office's files are its plan, and what their headings and references mean."""

import pytest

from storage.enums import Rating
from storage.plan.adoption.adopting import Adoption, adopt
from storage.plan.adoption.grids.opening import open_files
from storage.plan.adoption.words.ratings import read_rating
from tests.plan.adoption.making import rows, saved, workbook
from tests.plan.adoption.test_ways import TODAY, adopted, column, kinds

HEADS = "Ref|Action|Priority|Lead|SRO|Due date|RAG"
FIRST = "1.1|Open it|Safer|Ann|Bo|31/03/2026|Green"
SECOND = "1.2|Shut it|Victims|Cy|Bo|30/06/2026|Amber"
PLAN = f"{HEADS}\n{FIRST}\n{SECOND}"


def likeliest(**sheets: str) -> Adoption:
    """What comes of a workbook where the likeliest is taken for everything."""
    book = saved(workbook(**{name: rows(text) for name, text in sheets.items()}))
    return adopt(open_files([("plan.xlsx", book)]), TODAY, likeliest=True)


def asked(found: Adoption, kind: str) -> tuple[str, str]:
    """What a question says, and what is likeliest."""
    (one,) = (one for one in found.questions if one.kind == kind)
    return one.said, one.likely


def test_two_tables_side_by_side() -> None:
    """Each is one of its own: nothing of the second becomes an area of the first."""
    found = adopted(Plan=f"{HEADS}||Ref|Action|Lead|Due\n{FIRST}||9.1|Side thing|Ann|01/04/2026\n{SECOND}")
    assert column(found, "ref") == ["1.1", "1.2", "9.1"]
    assert column(found, "title")[-1] == "Side thing"
    assert column(found, "area") == ["", "", ""]


def test_the_same_headings_for_two_quarters_are_one_table() -> None:
    """A rating and an update that stand again do not begin a table."""
    found = adopted(
        Plan="Ref|Action|Lead|Due|RAG|Update|RAG|Update\n1.1|Open it|Ann|31/03/2026|Green|x|Red|y"
    )
    assert column(found, "ref") == ["1.1"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Original due", "Revised due"),
        ("Due", "Revised due"),
        ("Due", "New due date"),
        ("Initial deadline", "Current deadline"),
    ],
)
def test_of_an_old_and_a_new_date_the_new_one_holds(first: str, second: str) -> None:
    """Where it is blank, the old one does; it is asked."""
    found = likeliest(
        Plan=f"Ref|Action|Lead|{first}|{second}\n1.1|Open it|Ann|31/03/2026|30/06/2026\n1.2|Shut it|Ann|31/03/2026|"
    )
    assert column(found, "due") == ["2026-06-30", "2026-03-31"]
    assert "which_due" in kinds(found)


@pytest.mark.parametrize("heads", ["Original start|Revised start|Due", "Start|New start date|Due"])
def test_of_two_first_days_too(heads: str) -> None:
    """They are asked about as the due dates are."""
    found = likeliest(Plan=f"Ref|Action|Lead|{heads}\n1.1|Open it|Ann|01/04/2025|01/05/2025|31/03/2026")
    assert column(found, "start") == ["2025-05-01"]
    assert "which_start" in kinds(found)


def test_of_the_former_and_the_present_lead() -> None:
    """The present one is likelier."""
    found = adopted(Plan="Ref|Action|Previous lead|Current lead|Due\n1.1|Open it|Ann|Cy|31/03/2026")
    assert asked(found, "which_lead") == ("Current lead; Previous lead", "Current lead")


def test_a_sheet_that_repeats_another() -> None:
    """A summary holds no commitments of its own, and is no priority."""
    summary = "Ref|Action|Priority|RAG\n1.1|Open it|Safer|Green\n1.2|Shut it|Victims|Amber"
    found = likeliest(Safer=PLAN, Summary=summary)
    assert (column(found, "ref"), column(found, "title", "priorities")) == (
        ["1.1", "1.2"],
        ["Safer", "Victims"],
    )
    assert "repeated" in kinds(found)
    assert "by_sheet" not in kinds(found)
    assert len(found.tables["returns"]) == 2


def test_sheets_that_hold_other_commitments_are_not_asked_about() -> None:
    """The same number under another title is no repetition."""
    found = adopted(Safer=PLAN, Victims=PLAN.replace("it|", "them|"))
    assert "repeated" not in kinds(found)
    assert len(found.tables["commitments"]) == 4


@pytest.mark.parametrize(
    "sheets",
    [
        {"Plan": PLAN, "Risk_register": "Ref|Description|Owner|Due\nR1|Funding falls|Ann|31/03/2026"},
        {"Plan": f"{PLAN}\n\nRisk|Description|Owner|Due\nR1|Funding falls|Ann|31/03/2026"},
    ],
)
def test_a_register_beside_the_plan(sheets: dict[str, str]) -> None:
    """Its rows are likely no commitments; it is asked."""
    found = likeliest(**sheets)
    assert column(found, "ref") == ["1.1", "1.2"]
    assert asked(found, "register")[1] == "Leave it out"


def test_a_plan_with_a_column_of_risks() -> None:
    """It is the plan all the same."""
    assert "register" not in kinds(adopted(Plan=PLAN.replace("RAG", "Risk rating")))


def test_headings_over_two_rows_that_are_not_merged() -> None:
    """A heading with a blank behind it stands over the two below it."""
    heads = "Ref|Action|Priority|Lead|SRO|Dates||RAG\n|||||Start|End|"
    found = adopted(Plan=f"{heads}\n1.1|Open it|Safer|Ann|Bo|01/04/2025|31/03/2026|Green")
    assert (column(found, "ref"), column(found, "lead")) == (["1.1"], ["Ann"])
    assert (column(found, "start"), column(found, "due")) == (["2025-04-01"], ["2026-03-31"])


def test_a_first_row_that_is_not_full_is_no_second_row_of_headings() -> None:
    """What stands there is a row of the plan."""
    found = adopted(Plan="Ref|Action|Lead|Due||\n1.1|Open it|Ann|31/03/2026\n|Shut it|Cy|30/06/2026")
    assert len(found.tables["commitments"]) == 2


def test_references_that_are_too_long() -> None:
    """Their last parts tell them apart; it is asked, for they are for good."""
    long = [f"OPCC/2025/Priority-1/Act-{number}|Do {number}|Ann|31/03/2026" for number in (0, 1)]
    found = adopted(Plan="\n".join(["Ref|Action|Lead|Due", *long]))
    assert column(found, "ref") == ["Priority-1/Act-0", "Priority-1/Act-1"]
    assert asked(found, "long_ref") == ("OPCC/2025/Priority-1/Act-0", "Their last parts")
    assert not kinds(found) & {"ref_typed", "shared_ref"}


def test_a_reference_over_several_rows_says_why_it_changed() -> None:
    """It got a letter for standing there twice, and not to be typed in a word."""
    found = adopted(Plan=PLAN.replace("1.2", "1.1"))
    assert column(found, "ref") == ["1.1a", "1.1b"]
    assert "ref_shared" in kinds(found)
    assert "ref_typed" not in kinds(found)


def test_a_zero_that_a_spreadsheet_took_away() -> None:
    """1.1 between 1.9 and 1.11 is likely 1.10; it is asked."""
    lines = [f"{ref}|Do {at}|Ann|31/03/2026" for at, ref in enumerate(("#1.8", "#1.9", "#1.1", "#1.11"))]
    found = adopted(Plan="\n".join(["Ref|Action|Lead|Due", *lines]))
    assert column(found, "ref") == ["1.8", "1.9", "1.10", "1.11"]
    assert asked(found, "lost_zero") == ("1.1", "1.10")


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Closed - not delivered", Rating.RED),
        ("Closed - no longer needed", None),
        ("Complete except for the survey", None),
        ("Complete - survey published", Rating.BLUE),
        ("On track but at risk", Rating.AMBER),
        ("Amber - recruitment is late", Rating.AMBER),
        ("Complete?", None),
    ],
)
def test_a_rating_that_is_denied_by_what_follows(text: str, rating: Rating | None) -> None:
    """What is likeliest is never better than what the words say."""
    assert read_rating(text).rating is rating
    assert not read_rating(text).sure


def test_a_group_that_is_called_as_its_priority_is_no_area() -> None:
    """Where a column says the same, nothing is gained by it."""
    found = adopted(Plan=f"{HEADS}\nPriority 1: Safer\n{FIRST}\nPriority 2: Victims\n{SECOND}")
    assert (column(found, "area"), column(found, "title", "priorities")) == (["", ""], ["Safer", "Victims"])


def test_a_name_that_looks_like_a_formula_is_not_taken_apart() -> None:
    """It is one role."""
    assert column(adopted(Plan="Ref|Action|Lead|Due\n1.1|Open it|=1+1|31/03/2026"), "lead") != ["=1"]
