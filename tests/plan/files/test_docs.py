"""The page about the plan file says what the code does."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from storage.plan.files.document import PARTS
from storage.plan.files.excel.layout import PLAN_ROWS, TABLES
from storage.plan.files.reading import read_plan
from storage.rules.standing.rag import SCHEMES

_PAGE = (Path(__file__).parents[3] / "docs" / "plan-file.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", [part for part in PARTS if part])
def test_each_field_is_on_the_page(part: str) -> None:
    """Each field that a plan may have is named, by its own name or with its part's."""
    for field in PARTS[part].model_fields:
        assert f"`{field}`" in _PAGE or f"`{part}.{field}`" in _PAGE, f"{part}.{field}"


def test_each_row_of_the_plan_sheet_is_on_the_page() -> None:
    """Each field of the Plan sheet is named as the workbook calls it."""
    assert [row.heading for row in PLAN_ROWS if row.heading not in _PAGE] == []


def test_each_choice_is_on_the_page() -> None:
    """Each value that can be chosen, in whichever table, is named as a file writes it."""
    columns = [*PLAN_ROWS, *(column for table in TABLES for column in table.columns)]
    choices = {value.value for column in columns if issubclass(column.kind, StrEnum) for value in column.kind}
    choices |= set(SCHEMES)
    assert [choice for choice in sorted(choices) if f"`{choice}`" not in _PAGE] == []


def test_the_example_is_a_plan(tmp_path: Path) -> None:
    """The plan printed on the page can be copied and read."""
    (example,) = re.findall(r"```yaml\n(.*?)```", _PAGE, re.DOTALL)
    (tmp_path / "plan.yaml").write_text(example, encoding="utf-8")
    assert read_plan(tmp_path / "plan.yaml").faults == ()
