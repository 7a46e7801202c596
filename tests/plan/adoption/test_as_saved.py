"""Workbooks as programs leave them: formulas that were never calculated, rows far down, colours by rule, dates that
were turned when the file was opened elsewhere."""

from datetime import datetime

import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.docket import Question
from tests.plan.adoption.making import fill, rows, saved, workbook
from tests.plan.adoption.test_ways import adopted, column, kinds, read

PLAN = """Plan 2025/26, Quarter 1
Ref|Action|Lead|SRO|Due|RAG
1.1|Open it|Head|Chair|31/03/2026|Green
1.2|Shut it|Head|Chair|30/06/2026|Amber"""


def with_cells(cells: dict[str, object]) -> Adoption:
    """What comes of a plan in which these cells are changed."""
    book = workbook(Plan=rows(PLAN))
    for where, value in cells.items():
        book.worksheets[0][where].value = value
    return read(saved(book), "plan.xlsx")


def asked(found: Adoption, kind: str) -> Question:
    """The one question of a kind."""
    (one,) = (one for one in found.questions if one.kind == kind)
    return one


@pytest.mark.parametrize(
    ("cells", "asks"),
    [
        ({"E3": "=DATE(2026,3,31)"}, "no_day"),
        ({"A3": "=1+0.1", "A4": "=A3+0.1"}, "no_ref"),
        ({"F3": '=IF(1,"Green","Red")'}, "no_status"),
        ({"C3": "=C4"}, "no_lead"),
    ],
)
def test_a_formula_that_was_never_calculated_says_nothing(cells: dict[str, object], asks: str) -> None:
    """It is named and asked about as a blank would be; no word of Muster's own becomes a title or a date."""
    found = with_cells(cells)
    assert {"no_value", asks} <= kinds(found)
    assert column(found, "title") == ["Open it", "Shut it"]
    assert [(one.place, one.reason) for one in found.unplaced] == [
        (f"Plan!{cell}", "no_value") for cell in cells
    ]


def test_a_row_below_thousands_of_blank_ones() -> None:
    """It is read: what counts is how many rows say anything."""
    found = with_cells({"A10003": "1.3", "B10003": "Mend it", "C10003": "Head"})
    assert column(found, "ref") == ["1.1", "1.2", "1.3"]


RED = DifferentialStyle(fill=PatternFill(bgColor="FF0000"))
BY_DAY = Rule(type="expression", formula=["$E3<DATE(2026,4,1)"], dxf=RED)
BLANKS = Rule(type="containsBlanks", dxf=RED)
BELOW = Rule(type="cellIs", operator="lessThan", formula=["1"], dxf=RED)
RED_LETTER = Rule(type="cellIs", operator="equal", formula=['"R"'], dxf=RED)


@pytest.mark.parametrize(
    ("rule", "ratings"),
    [
        (BY_DAY, []),
        (BLANKS, []),
        (BELOW, []),
        (RED_LETTER, ["On track", "At risk"]),
    ],
)
def test_a_colour_that_a_rule_may_hide_rates_nothing(rule: Rule, ratings: list[str]) -> None:
    """Of a blank cell nobody knows without calculating which colour is seen: it is asked."""
    book = workbook(Plan=rows(PLAN.replace("Green", "").replace("Amber", "")))
    sheet = book.worksheets[0]
    fill(sheet, F3="00B050", F4="FFC000")
    sheet.conditional_formatting.add("F3:F20", rule)
    found = read(saved(book), "plan.xlsx")
    assert column(found, "rag", "returns") == ratings
    assert ("no_status" in kinds(found)) is not bool(ratings)


TURNED = datetime(2026, 6, 5)  # noqa: DTZ001 - a cell's has no zone


def test_dates_beside_others_that_have_the_month_first() -> None:
    """Excel here made 5 June of May 6th and left 03/31/2026 a text. It is asked; until then they are turned back."""
    found = with_cells({"E3": "03/31/2026", "E4": TURNED})
    assert column(found, "due") == ["2026-03-31", "2026-05-06"]
    one = asked(found, "turned_days")
    assert (one.where, one.said) == (("Plan!E4",), "03/31/2026")


def test_a_date_whose_day_is_no_month_speaks_for_the_others() -> None:
    """The dates are as they were meant, and only the text is of another order."""
    third = {"A5": "1.3", "B5": "Mend it", "C5": "Head", "E5": TURNED.replace(day=25)}
    found = with_cells({"E3": "03/31/2026", "E4": TURNED, **third})
    assert column(found, "due") == ["2026-03-31", "2026-06-05", "2026-06-25"]
    assert "turned_days" not in kinds(found)


def test_a_day_with_the_year_first() -> None:
    """There is one way to read it, whatever stands between the figures."""
    found = with_cells({"E3": "2026/03/31", "E4": "2026.06.30"})
    assert column(found, "due") == ["2026-03-31", "2026-06-30"]


@pytest.mark.parametrize(
    "hints", ["e.g. 1.1|What will be done|Role|Role|dd/mm/yyyy|R/A/G", "||||(date)|(R/A/G)"]
)
def test_a_row_below_the_headings_that_says_what_to_write(hints: str) -> None:
    """It begins no table of its own: references and leads are those of the columns above it."""
    heads, *body = PLAN.split("\n")[1:]
    found = adopted(Plan="\n".join((heads, hints, *body)))
    assert column(found, "ref") == ["1.1", "1.2"]
    assert column(found, "lead") == ["Head", "Head"]
    assert column(found, "due") == ["2026-03-31", "2026-06-30"]


@pytest.mark.parametrize("merged", [True, False])
def test_headings_under_headings_that_do_not_all_stretch(merged: bool) -> None:
    """ "Who" stands over two, "When" over one, and "Ref" over none: the references stay those of the file."""
    heads = "Ref|Action|Who||When|RAG|\n||Lead|SRO|Due|Q1|Q2"
    body = "7.1|Open it|Head|Chair|31/03/2026|Green|Amber\n7.2|Shut it|Head|Chair|30/06/2026|Red|Green"
    if not merged:
        found = adopted(Plan=f"{heads}\n{body}")
    else:
        book = workbook(Plan=rows(f"{heads}\n{body}"))
        for cells in ("A1:A2", "B1:B2", "C1:D1", "F1:G1"):
            book.worksheets[0].merge_cells(cells)
        found = read(saved(book), "plan.xlsx")
    assert column(found, "ref") == ["7.1", "7.2"]
    assert column(found, "sro") == ["Chair", "Chair"]
    assert column(found, "due") == ["2026-03-31", "2026-06-30"]
    assert asked(found, "which_year")
