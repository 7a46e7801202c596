"""What is read of a file: what its cells show, merged and hidden ones, comments, tracked changes, and why another
file cannot be read at all."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from digests.plan.adoption import refusal
from storage.plan.adoption.grids.grid import MOST_CELLS, Grid, NotReadable
from storage.plan.adoption.grids.opening import open_files
from storage.plan.adoption.grids.packed import MOST_UNPACKED
from storage.plan.files.csv_file import read_csv
from storage.plan.files.past_returns import RETURNS
from tests.plan.adoption.making import cell, csv_file, document, fill, line, row, rows, saved, table, workbook
from tests.plan.adoption.older_shapes import FILES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def opened(data: bytes, name: str = "plan.xlsx") -> Grid:
    """The first grid of a file."""
    return open_files([(name, data)])[0]


def texts(grid: Grid) -> list[str]:
    """What its cells say, in order."""
    return [spot.text for spot in grid.spots()]


def why_not(data: bytes, name: str = "plan.xlsx") -> str:
    """Why a file cannot be read; the reason has its words."""
    with pytest.raises(NotReadable) as refused:
        open_files([(name, data)])
    assert name in refusal(refused.value)
    return refused.value.code


def repacked(data: bytes, **changed: bytes) -> bytes:
    """A package with parts added or changed; "__" in a name is a slash, "_dot_" a dot."""
    file, names = (
        BytesIO(),
        {name.replace("__", "/").replace("_dot_", "."): part for name, part in changed.items()},
    )
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | names
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (1.1, "0.00", "1.10"),
        (1, "00", "01"),
        (1.1, "General", "1.1"),
        (0.6, "0%", "60%"),
        (0.4667, "0.00%", "46.67%"),
        (7, '"P"00', "P07"),
        (3, '"Action "0', "Action 3"),
        (1234567, "#,##0", "1,234,567"),
        (-2, "0.0", "-2.0"),
        (12.0, "General", "12"),
        (True, "General", "TRUE"),
        (3, "(0)", "(3)"),
        (1234567.5, '"£"#,##0', "£1,234,568"),
        (date(2025, 3, 31), "dd/mm/yyyy", "2025-03-31"),
        (date(2025, 3, 1), "mmm-yy", "March 2025"),
        ("a_x000D_\nb", "General", "a\nb"),
    ],
)
def test_a_cell_says_what_it_shows(value: Any, number_format: str, said: str) -> None:
    """A reference that Excel holds as a number is read as its cell shows it."""
    book = Workbook()
    book.worksheets[0]["A1"] = value
    book.worksheets[0]["A1"].number_format = number_format
    assert texts(opened(saved(book))) == [said]


def test_merged_cells_hidden_rows_and_colours() -> None:
    """A merged cell is shown by each that it stretches over, a hidden row says so, a blank bright cell is a tint."""
    book = workbook(Plan=rows("Theme | Action\nA | One\n | Two\nB | "))
    sheet = book.worksheets[0]
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    fill(sheet, C4="FF0000", B4="F2F2F2")
    grid = opened(saved(book))
    shown_there = grid.shown(2, 0)
    assert shown_there is not None
    assert (shown_there.text, shown_there.rows) == ("A", 2)
    assert [spot.text for spot in grid.spots() if spot.hidden] == ["Two"]
    assert [spot.place for spot in grid.tints.values()] == ["Plan!C4"]


def test_formulas_and_comments() -> None:
    """A formula is read by the value that Excel last saw, one without a value says so, a comment is told beside."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Action"
    book.worksheets[0]["A2"] = "=1+1"
    book.worksheets[0]["A1"].comment = Comment("Which action?", "somebody")
    grid = opened(saved(book))
    assert texts(grid) == ["Action", "[a formula that has no value]"]
    assert [(spot.place, spot.text) for spot in grid.loose] == [("Sheet!A1 (comment)", "Which action?")]


def test_a_drawing_that_is_missing_keeps_nothing_shut() -> None:
    """A sheet that refers to a drawing which is not in the file is read with its merged cells."""
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
        b'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    data = repacked(FILES["county.xlsx"](), xl__worksheets___rels__sheet1_dot_xml_dot_rels=relations)
    assert texts(opened(data)) == texts(opened(FILES["county.xlsx"]()))


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), ("|", "utf-8")]
)
def test_csv_of_any_kind(separator: str, encoding: str) -> None:
    """Whatever separates and encodes it; a line's number is its place."""
    data = csv_file([["Action", "Lead"], ["Café, open; the", "Zoë"]], separator, encoding)
    grid = opened(data, "plan.csv")
    assert texts(grid) == ["Action", "Lead", "Café, open; the", "Zoë"]
    assert grid.lines[1][1].place == "line 2, column B"


def test_a_quotation_mark_that_is_never_closed() -> None:
    """It does not swallow the rows below it."""
    grid = opened(b'Action,Lead\n"Open,Head\nClose,Chief\n', "plan.csv")
    assert [grid.lines[row_][1].text for row_ in (1, 2)] == ["Head", "Chief"]


def test_word_as_it_reads_with_its_changes_accepted() -> None:
    """Content controls and inserted words are read where they stand, deleted ones told beside; a text box once."""
    gone = "<w:del><w:r><w:delText>amber</w:delText></w:r></w:del>"
    inserted = f"<w:p><w:ins><w:r><w:t>green</w:t></w:r></w:ins>{gone}</w:p>"
    control = f"<w:sdt><w:sdtContent>{cell('31 March 2026')}</w:sdtContent></w:sdt>"
    box = (
        '<w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:r><w:t>Once</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>Once</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    body = table(row("Ref", "Due", "Rating"), f"<w:tr>{cell('1.1')}{control}<w:tc>{inserted}</w:tc></w:tr>")
    grid = opened(document(body, box, line("Below")), "plan.docx")
    assert texts(grid) == ["Ref", "Due", "Rating", "1.1", "31 March 2026", "green", "Once", "Below"]
    assert [spot.text for spot in grid.loose] == ["amber"]


def test_cells_over_several_rows_in_word() -> None:
    """A cell that goes on below is shown by each row, and a cell over columns moves those behind it."""
    begins, goes_on = cell("Theme", "<w:vMerge w:val='restart'/>"), cell("", "<w:vMerge/>")
    wide = cell("A", "<w:gridSpan w:val='2'/>")
    body = table(f"<w:tr>{begins}{wide}{cell('B')}</w:tr>", f"<w:tr>{goes_on}{cell('C')}</w:tr>")
    grid = opened(document(body), "plan.docx")
    below = grid.shown(1, 0)
    assert below is not None
    assert below.text == "Theme"
    assert {column: spot.text for column, spot in grid.lines[0].items()} == {0: "Theme", 1: "A", 3: "B"}


def test_files_of_one_name_are_told_apart() -> None:
    """A place says in which of several files it is."""
    both = open_files([("plan.csv", b"Action,Lead\nOne,Two\n")] * 2)
    assert len({spot.place for grid in both for spot in grid.spots()}) == 8


def test_a_small_file_before_it_does_not_bound_the_next() -> None:
    """How long a cell may be is the whole process's in the csv module; reading returns of a line leaves it alone."""
    read_csv(b"Ref\nANY-1.1\n", RETURNS)
    long = csv_file([["Ref", "Action"], ["1", "word " * 1_000]])
    assert open_files([("plan.csv", long)])[0].shown(1, 1)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (OLE, "labelled.xlsx", "labelled"),
        (b"%PDF-1.7 ...", "plan.pdf", "a_pdf"),
        (b"", "empty.xlsx", "nothing_in_it"),
        (b"PK\x03\x04 and then nothing", "torn.xlsx", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture.png", "not_a_document"),
        (saved(Workbook()), "blank.xlsx", "nothing_in_it"),
        (csv_file([["x" * 10_001]]), "long.csv", "too_long_a_cell"),
        (csv_file([["x" * 200_000]]), "longer.csv", "too_long_a_cell"),
        (csv_file([["x"]] * 3_001), "many.csv", "too_large"),
        (csv_file([["x"] * 201]), "wide.csv", "too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, code: str) -> None:
    """A sensitivity label is told from a damaged file, and each limit from the others."""
    assert why_not(data, name) == code


def test_a_package_that_would_unpack_without_end() -> None:
    """How much is unpacked is bounded, whatever its size when packed."""
    bomb = repacked(FILES["board.xlsx"](), xl__more_dot_xml=b"x" * (MOST_UNPACKED + 1))
    assert len(bomb) < 200_000
    assert why_not(bomb) == "too_large_unpacked"


def test_a_part_that_declares_a_document_type() -> None:
    """Nothing in a file can make its words grow, or refer to another file."""
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:body><w:p>&a;</w:p></w:body></w:document>'
    assert (
        why_not(repacked(document(line("x")), word__document_dot_xml=evil), "plan.docx") == "not_a_document"
    )


def test_the_most_that_is_read_takes_a_bounded_time() -> None:
    """More cells than a plan has are refused before anything is made of them."""
    many = csv_file([["x"] * 100] * (MOST_CELLS // 100 + 1))
    assert why_not(many, "many.csv") == "too_many_cells"
