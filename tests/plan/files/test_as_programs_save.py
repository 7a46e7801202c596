"""Workbooks as other programs save them: what a sheet says of itself is not believed, and what is missing that no
cell needs keeps nothing out."""

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from storage.plan.files.reading import read_plan
from tests.plan.files.test_nothing_overlooked import written

SHEET, RELATIONS = "xl/worksheets/sheet5.xml", "xl/worksheets/_rels/sheet5.xml.rels"
FILTER = (
    '<autoFilter ref="A1:U5"><filterColumn colId="1"><customFilters><customFilter operator="notEqual" '
    'val="Complete"/></customFilters></filterColumn></autoFilter>'
)
MISSING = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/NULL"/>'
    "</Relationships>"
)


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        (SHEET, {r'<dimension ref="[^"]*"/>': '<dimension ref="A1"/>'}),
        (SHEET, {r'<dimension ref="[^"]*"/>': ""}),
        (SHEET, {"</sheetData>": f"</sheetData>{FILTER}"}),
        (RELATIONS, {r"(?s).*": MISSING}),
        (SHEET, {r'<row r="\d+"( [^>]*)?>': "<row>"}),
    ],
    ids=[
        "dimension of one cell",
        "no dimension",
        "filter that hides nothing",
        "drawing that is not there",
        "no numbers",
    ],
)
def test_the_cells_are_read_whatever_stands_around_them(
    tmp_path: Path, part: str, changes: Mapping[str, str]
) -> None:
    """The plan is the same, to the last row."""
    sound = written(tmp_path)
    before = read_plan(sound).document
    with ZipFile(sound) as book, ZipFile(tmp_path / "other.xlsx", "w") as other:
        for name in {*book.namelist(), part}:
            said = book.read(name).decode("latin-1") if name in book.namelist() else ""
            for old, new in changes.items() if name == part else ():
                said = re.sub(old, new, said, count=1 if new in (MISSING,) else 0)
            other.writestr(name, said.encode("latin-1"))
    reading = read_plan(tmp_path / "other.xlsx")
    assert reading.faults == ()
    assert reading.document == before
