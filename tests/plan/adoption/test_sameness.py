"""What reads the same is the same: references, roles and areas; and what a blank, a link or a hidden column says."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from storage.plan.adoption.grids.grid import NotReadable
from tests.plan.adoption.making import rows, saved, workbook
from tests.plan.adoption.test_sources import OLE, why_not
from tests.plan.adoption.test_ways import adopted, column, kinds, read

HEADS = "Ref|Action|Priority|Area|Lead|SRO|Due"


def test_references_that_differ_by_a_dash_are_one() -> None:
    """So two rows share it, and somebody says how they are told apart."""
    found = adopted(
        Plan=f"{HEADS}\nA-2|Open|Safer||Head|Chair|31/03/2026\nA–2|Shut|Safer||Head|Chair|31/03/2026"
    )
    assert "shared_ref" in kinds(found)


def test_roles_that_differ_by_an_apostrophe_are_one() -> None:
    """One address is asked for."""
    found = adopted(
        Plan=f"{HEADS}\nA1|Open|Safer||Governors’ Clerk|Chair|31/03/2026\n"
        "A2|Shut|Safer||Governors' Clerk|Chair|31/03/2026"
    )
    assert column(found, "role", "people") == ["Governors’ Clerk", "Chair"]


def test_a_blank_area_below_another_priority_is_blank() -> None:
    """A group ends where the wider one ends; the blank that goes on is named, and not the cell above it."""
    found = adopted(
        Plan=f"{HEADS}\n1.1|Open|Safer|Towns|Head|Chair|31/03/2026\n1.2|Shut|Safer||Head|Chair|31/03/2026\n"
        "2.1|Hear|Victims||Head|Chair|31/03/2026\n2.2|Help|Victims|Hubs|Head|Chair|31/03/2026"
    )
    assert column(found, "area") == ["Towns", "Towns", "", "Hubs"]
    (told,) = (one for one in found.choices if one.kind == "blank_as_above")
    assert told.where == ("Plan!D3",)


def test_where_links_lead_is_listed() -> None:
    """Unless the cell's own words are the address."""
    book = workbook(Plan=rows(f"{HEADS}|Notes\nA1|Open|Safer||Head|Chair|31/03/2026|Board minute\n"
                              "A2|Shut|Safer||Head|Chair|31/03/2026|head@any.example"))  # fmt: skip
    book.worksheets[0]["H2"].hyperlink = "https://any.example/minute"
    book.worksheets[0]["H3"].hyperlink = "mailto:head@any.example"
    found = read(saved(book), "plan.xlsx")
    assert [(one.place, one.text) for one in found.unplaced if one.reason == "beside"] == [
        ("Plan!H2 (link)", "https://any.example/minute")
    ]


def test_a_hidden_column_is_read_and_named() -> None:
    """Hidden, or of no width."""
    book = workbook(Plan=rows(f"{HEADS}\nA1|Open|Safer||Head|Chair|31/03/2026"))
    book.worksheets[0].column_dimensions["F"].hidden = True
    found = read(saved(book), "plan.xlsx")
    assert column(found, "sro") == ["Chair"]
    assert [one.said for one in found.choices if one.kind == "hidden_column"] == ["SRO"]


def test_half_a_quotation_in_csv_is_asked_about() -> None:
    """The mark is likely no part of the words."""
    found = read(
        b'Ref,Action,Lead,Due\nA1,"Act one,Head,31/03/2026\nA2,Act two,Head,31/03/2026\n', "plan.csv"
    )
    assert column(found, "title") == ["Act one", "Act two"]
    assert "half_quotation" in kinds(found)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "plan.doc", "old_word"),
        (OLE + "Workbook".encode("utf-16-le"), "plan.xls", "old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "plan.xlsx", "labelled"),
        (b"<html><table><tr><td>Action</td></tr></table></html>", "plan.xls", "web_page"),
    ],
)
def test_files_of_other_kinds_say_how_to_save_them(data: bytes, name: str, code: str) -> None:
    """An old Word file, an old workbook, told from a locked one, and a web page under a workbook's name."""
    assert why_not(data, name) == code


@pytest.mark.parametrize("part", ["xl/workbook.bin", "content.xml"])
def test_packages_of_other_programs_are_no_damaged_workbooks(part: str) -> None:
    """Excel's binary workbook, and OpenDocument."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(part, b"x")
    assert why_not(file.getvalue(), "plan.xlsb") == "other_office"


def test_a_comma_that_divides_a_text_of_a_csv_file() -> None:
    """What stands behind its space is likely part of the value before, and it is asked; where no space says so, the
    line is named."""
    head, good = b"Ref,Action,Lead,Due\n", b"A1,Act one,Head,31/03/2026\n"
    found = read(head + good + b"A2,Open, then close,Head,31/03/2026\n", "plan.csv")
    assert column(found, "title") == ["Act one", "Open, then close"]
    assert column(found, "lead") == ["Head", "Head"]
    assert "stray_comma" in kinds(found)
    with pytest.raises(NotReadable) as refused:
        read(head + good + b"A2,Open,then close,Head,31/03/2026\n", "plan.csv")
    assert (refused.value.code, refused.value.detail) == ("shifted_row", "3")
    assert column(read(head + good + b"A2,Act two,Head,31/03/2026,\n", "plan.csv"), "ref") == ["A1", "A2"]
