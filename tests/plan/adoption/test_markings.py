"""A protective marking is asked about wherever it stands, and what it covers is not public until somebody answers."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty

from storage.plan.adoption.adopting import Adoption, Memory, adopt
from storage.plan.adoption.grids.opening import open_files
from storage.plan.adoption.words.marking_words import marking_in
from tests.plan.adoption.making import csv_file, document, line, row, rows, saved, table, wide, workbook
from tests.plan.adoption.test_ways import TODAY, adopted, column, read

HEADS = "Ref|Action|Lead|SRO|Due date|Update"
FIRST = "1.1|Open it|Head|Chair|31/03/2026|Two agreed"
SECOND = "1.2|Shut it|Head|Chair|31/03/2026|None yet"
PLAN = f"{HEADS}\n{FIRST}\n{SECOND}"


def of(data: bytes, name: str = "plan.xlsx") -> list[str]:
    """The handling of each commitment of a file."""
    return column(read(data, name), "handling")


def book() -> Workbook:
    """A plan that marks nothing."""
    return workbook(Plan=rows(PLAN))


@pytest.mark.parametrize(
    ("table_", "handling"),
    [
        (PLAN, ["", ""]),
        (PLAN.replace("Shut it", "OFFICIAL-SENSITIVE: Shut it"), ["", "restricted"]),
        (PLAN.replace("Two agreed", "EXEMPT para 3 - do not publish"), ["exempt", ""]),
        (PLAN.replace("Two agreed", "restricted"), ["restricted", ""]),
        (PLAN.replace("Action", "Action (OFFICIAL-SENSITIVE)"), ["restricted", "restricted"]),
        (f"OFFICIAL-SENSITIVE\n{PLAN}", ["restricted", "restricted"]),
        (f"{PLAN}\n\nNot for publication", ["restricted", "restricted"]),
        (f"{HEADS}\n{FIRST}\nPART 2 - EXEMPT ITEMS\n{SECOND}", ["", "exempt"]),
        (f"{HEADS}\n{FIRST}\nPart 2: Victims\n{SECOND}", ["", ""]),
    ],
)
def test_on_the_sheet(table_: str, handling: list[str]) -> None:
    """In a row it covers the row, above a group the group, and anywhere else the sheet."""
    assert column(adopted(Plan=table_), "handling") == handling


def test_a_line_that_says_nothing_else_is_no_area() -> None:
    """What marks a group does not name it."""
    found = adopted(Plan=f"{HEADS}|Priority\n{FIRST}|Safer\nPART 2 - EXEMPT ITEMS\n{SECOND}|Safer")
    assert (column(found, "area"), column(found, "handling")) == (["", ""], ["", "exempt"])


def test_the_name_of_a_sheet_and_of_a_file() -> None:
    """They cover what is on the sheet, or in the file."""
    one = adopted(Plan=f"{HEADS}\n{FIRST}", Exempt=f"{HEADS}\n{SECOND}")
    assert column(one, "handling") == ["", "exempt"]
    assert of(saved(book()), "OFFICIAL-SENSITIVE plan.xlsx") == ["restricted", "restricted"]
    assert of(csv_file(rows(PLAN)), "plan - exempt.csv") == ["exempt", "exempt"]


def test_a_sheet_that_is_called_by_its_marking_gives_the_plan_no_title() -> None:
    """The file does."""
    assert adopted(EXEMPT=PLAN).plan["plan.title"] == "plan"


def test_a_cover_sheet_covers_the_whole_file() -> None:
    """No commitment stands on it."""
    assert column(adopted(Cover="OFFICIAL-SENSITIVE", Plan=PLAN), "handling") == ["restricted", "restricted"]


def test_a_comment_covers_its_row() -> None:
    """It stands beside a cell of it; beside a heading it covers the sheet."""
    for cell, handling in (("B3", ["", "exempt"]), ("B1", ["exempt", "exempt"])):
        made = book()
        made.worksheets[0][cell].comment = Comment("Exempt - do not publish", "Somebody")
        assert of(saved(made)) == handling


def test_what_is_printed_around_a_sheet() -> None:
    """A page's header is listed, without what only sets how it looks."""
    made = book()
    header: Any = made.worksheets[0].oddHeader
    header.center.text, header.center.size = "OFFICIAL-SENSITIVE", 14
    found = read(saved(made), "plan.xlsx")
    assert column(found, "handling") == ["restricted", "restricted"]
    assert ("Plan (page header or footer)", "OFFICIAL-SENSITIVE") in found.cells


def test_a_sensitivity_label() -> None:
    """A label that locks nothing is read as any other marking."""
    made: Any = book()
    made.custom_doc_props.append(StringProperty(name="MSIP_Label_1_Name", value="OFFICIAL-SENSITIVE"))
    assert of(saved(made)) == ["restricted", "restricted"]


def word(*before: str) -> bytes:
    """A plan in Word below these parts."""
    body = [
        row(*HEADS.split("|")),
        row(*FIRST.split("|")),
        wide("Exempt business", 6),
        row(*SECOND.split("|")),
    ]
    return document(*before, table(*body))


def test_in_word() -> None:
    """A line above the table covers all of it, a row over all columns what stands below it."""
    assert of(word(), "plan.docx") == ["", "exempt"]
    assert of(word(line("OFFICIAL-SENSITIVE")), "plan.docx") == ["restricted", "exempt"]


def test_the_header_of_a_page_in_word() -> None:
    """It is listed, and asked about."""
    file = BytesIO(word())
    relation = '<Relationship Id="r1" Type="http://x/header" Target="header1.xml"/>'
    with ZipFile(file, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relation}</Relationships>")
        archive.writestr("word/header1.xml", f"<hdr>{line('OFFICIAL-SENSITIVE')}</hdr>".replace("w:", ""))
    found = read(file.getvalue(), "plan.docx")
    assert column(found, "handling") == ["restricted", "exempt"]
    assert ("page header (header1)", "OFFICIAL-SENSITIVE") in found.cells


def answered(table_: str, answer: str, likeliest: bool = False) -> tuple[Adoption, list[str]]:
    """What comes of an answer to each question of who may read something."""
    files = open_files([("plan.xlsx", saved(workbook(Plan=rows(table_))))])
    asked = [one.key for one in adopt(files, TODAY).questions if one.key.startswith("handling:")]
    given = dict.fromkeys(asked, answer) if answer else {}
    return adopt(files, TODAY, Memory(given), likeliest), asked


def test_an_answer_holds_and_the_likeliest_is_the_stricter() -> None:
    """Whoever answers may make it public; whoever takes what is likeliest does not."""
    table_ = f"OFFICIAL-SENSITIVE\n{PLAN}".replace("Shut it", "EXEMPT: Shut it")
    public, asked = answered(table_, "public")
    assert (column(public, "handling"), len(asked)) == (["public", "public"], 2)
    assert column(answered(table_, "", likeliest=True)[0], "handling") == ["restricted", "exempt"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Official Sensitive", "Official Sensitive"),
        ("OFFICIAL–SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("Sell the site (confidential)", "confidential"),
        ("Exempt under Schedule 12A", "Exempt"),
        ("To be heard in private session", "private session"),
        ("Commercial in confidence", "Commercial in confidence"),
        ("EMBARGOED until 9 May", "EMBARGOED"),
        ("Open a confidential helpline", ""),
        ("Ask for a tax-exempt status", ""),
        ("This item is NOT EXEMPT", ""),
        ("No exempt items", ""),
        ("Publish the plan", ""),
        ("OFFICIAL", ""),
        ("Closed", ""),
    ],
)
def test_what_marks_a_text(text: str, words: str) -> None:
    """Words of a marking, or such as stand out or apart; not the same words in a sentence."""
    assert marking_in(text) == words
