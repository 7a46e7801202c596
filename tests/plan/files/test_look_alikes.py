"""References, roles and forums that people cannot tell apart when they read them off a page and type them."""

from pathlib import Path
from typing import Any

import pytest

from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.test_nothing_overlooked import after
from tests.plan.files.told import fault_line


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("ANY 1.1", ["looks_alike"]),
        ("\u0410NY-1.1", ["looks_alike"]),
        ("\uff21NY-1.1", ["looks_alike"]),
        ("any\u20111.1", ["duplicate"]),
        ("ANY-11", []),
        ("ANY-1.10", []),
    ],
)
def test_references_that_nobody_tells_apart_may_not_both_stand(
    tmp_path: Path, other: str, codes: list[str]
) -> None:
    """Slack takes a reference in any spacing, and a Cyrillic letter looks as ours does."""
    first = "ANY1.1" if " " in other else "ANY-1.1"
    plan = generated_plan(commitments=2)
    refs = zip(plan.commitments, (first, other), strict=True)
    rows = tuple(one.model_copy(update={"ref": ref, "depends_on": ()}) for one, ref in refs)
    write_yaml(plan.model_copy(update={"commitments": rows}), tmp_path / "plan.yaml")
    found = read_plan(tmp_path / "plan.yaml").faults
    assert [one.code for one in found] == codes
    assert all(first in fault_line(one) for one in found if one.code == "looks_alike")


@pytest.mark.parametrize(
    ("cell", "written", "meant"),
    [
        ("I2", "L\u0435ad 1", "Lead 1"),
        ("I2", "\uff2cead\u2009 1", "Lead 1"),
        ("D2", "\u0410rea 1A", "Area 1A"),
        ("R2", "\u0410NY-2.1", "ANY-2.1"),
        ("M2", "ANYSHIRE\u200b  P\u0430nel", "Anyshire Panel"),
    ],
)
def test_what_looks_like_a_name_of_the_plan_is_that_name(
    tmp_path: Path, cell: str, written: str, meant: str
) -> None:
    """A role, an area, a reference and a forum, in whatever letters: nobody reads "Did you mean" the same."""

    def write(book: Any) -> None:
        book["Commitments"][cell].value = written

    reading = after(tmp_path, write)
    assert reading.document is not None, [fault_line(one) for one in reading.faults]
    first = reading.document.commitments[0]
    assert meant in (first.lead, first.area, first.board, *first.depends_on)


@pytest.mark.parametrize(
    ("sheet", "other", "codes"),
    [
        ("People", "L\u0435ad 1", ["looks_alike"]),
        ("Forums", "Anyshire P\u0430nel", ["looks_alike"]),
        ("Forums", "Anyshire Board", []),
    ],
)
def test_roles_and_forums_that_nobody_tells_apart(
    tmp_path: Path, sheet: str, other: str, codes: list[str]
) -> None:
    """Two of them may not both stand."""

    def write(book: Any) -> None:
        row = book[sheet].max_row + 1
        for column, value in enumerate((other, "panel" if sheet == "Forums" else "a@anyshire.example"), 1):
            book[sheet].cell(row, column).value = value

    assert [one.code for one in after(tmp_path, write).faults] == codes


def test_a_letter_and_a_figure_that_look_alike_are_told(tmp_path: Path) -> None:
    """O and 0, l and 1 may both be meant: the plan can be taken."""

    def write(book: Any) -> None:
        book["Commitments"]["A4"].value, book["Commitments"]["A5"].value = "ANY-O1", "ANY-0l"
        book["Milestones"]["A2"].value = "any-o1"

    reading = after(tmp_path, write)
    assert [(one.code, one.given, one.expected[0]) for one in reading.remarks] == [
        ("alike_by_figures", "ANY-0l", "ANY-O1")
    ]


def test_the_name_that_differs_by_such_a_letter_is_the_one_that_was_meant(tmp_path: Path) -> None:
    """Of all roles that are alike, the one that nobody tells from it."""

    def write(book: Any) -> None:
        book["Commitments"]["I2"].value = "Lead l"

    (fault,) = after(tmp_path, write).faults
    assert "Did you mean “Lead 1”?" in fault_line(fault)


def test_a_reference_in_another_alphabet_is_told_and_found(tmp_path: Path) -> None:
    """It is kept as it was typed, for good; past returns may write it in our letters."""

    def write(book: Any) -> None:
        book["Commitments"]["A2"].value = "\u0410-7"

    reading = after(tmp_path, write)
    assert [(one.code, one.expected) for one in reading.remarks] == [("mixed_letters", ("A-7",))]
    (tmp_path / "returns.csv").write_text("ref,quarter,rag\nA-7,2021/22 Q1,green\n", encoding="utf-8")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["\u0410-7"])
    assert [row.ref for row in past.rows] == ["\u0410-7"]
