"""Every cell of an office's own file is compared with what came of it: in the plan, asked about, or listed. The file
is read here by other means than Muster's, so that a cell which it never saw is noticed too."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from digests.plan.adoption import pages
from storage.plan.adoption.workbook.adopted_file import adopted_workbook
from storage.plan.adoption.workbook.tables import with_targets
from storage.plan.files.excel.layout import EVERY_CELL, HOW_READ, NO_PLACE, TO_DECIDE
from tests.plan.adoption.older_shapes import FILES
from tests.plan.adoption.test_shapes import adoption

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LABELS = {"section", "priority", "objective", "theme"}


def theirs(name: str) -> list[str]:
    """What each cell of a file says, read with openpyxl, csv or as XML."""
    data = FILES[name]()
    if name.endswith(".csv"):
        return [
            value
            for line in csv.reader(StringIO(data.decode("cp1252")), delimiter=";")
            for value in line
            if value
        ]
    return list(in_word(data)) if name.endswith(".docx") else list(in_excel(data))


def in_excel(data: bytes) -> Iterator[str]:
    """The cells of all sheets, days as ISO."""
    for sheet in openpyxl.load_workbook(BytesIO(data)).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value).removesuffix(" 00:00:00") for value in row if value is not None)


def in_word(data: bytes) -> Iterator[str]:
    """The paragraphs of all cells and between them, those that a tracked change took out too."""
    body = ElementTree.fromstring(  # noqa: S314 - made by these tests
        ZipFile(BytesIO(data)).read("word/document.xml")
    )
    for paragraph in body.iter(f"{_W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def words(text: object) -> set[str]:
    """The words of a text, the same for a day however it is written."""
    day = re.sub(r"(\d{4})-(\d{2})-(\d{2})", r"\3/\2/\1", str(text))
    return set(re.findall(r"\w+", day.casefold())) - _LABELS


def book(name: str, likeliest: bool = False) -> openpyxl.Workbook:
    """The workbook that came of a file, opened."""
    found = with_targets(adoption(name, likeliest))
    return openpyxl.load_workbook(BytesIO(adopted_workbook(found, pages(found))))


@pytest.mark.parametrize("likeliest", [False, True], ids=["undecided", "likeliest"])
@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_told_what_came_of_it(name: str, likeliest: bool) -> None:
    """Each cell of theirs stands with all of its words in the list of every cell, which says what came of it."""
    told: Counter[frozenset[str]] = Counter()
    for _, came, _, text in book(name, likeliest)[EVERY_CELL].iter_rows(
        min_row=3, max_col=4, values_only=True
    ):
        assert came, text
        told[frozenset(words(text))] += 1
    assert not Counter(frozenset(words(text)) for text in theirs(name)) - told


@pytest.mark.parametrize("likeliest", [False, True], ids=["undecided", "likeliest"])
@pytest.mark.parametrize("name", FILES)
def test_what_has_no_place_is_listed_as_it_stands(name: str, likeliest: bool) -> None:
    """Each cell without a place stands on its sheet with its place and its words, and with a reason."""
    opened = book(name, likeliest)
    listed = {(row[2], row[3]) for row in opened[NO_PLACE].iter_rows(min_row=3, values_only=True) if row[1]}
    assert listed == {(one.place, one.text) for one in adoption(name, likeliest).unplaced}
    assert opened.sheetnames[:3] == [TO_DECIDE, HOW_READ, NO_PLACE]


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_to_be_carried_is_there(name: str) -> None:
    """A cell that is said to have gone into a field has its words in that sheet of the plan."""
    found = adoption(name, likeliest=True)
    texts = dict(found.cells)
    there = {
        group: set().union(*(words(list(row.values())) for row in rows))
        for group, rows in found.tables.items()
    }
    there["plan"] = there["office"] = set().union(*(words(value) for value in found.plan.values()))
    for place, fates in found.fates.items():
        for how, what in fates:
            group, _, field = what.partition(".")
            if how == "carried" and field in AS_IT_STANDS:
                lost = words(texts[place]) - there[group] - there["priorities"] - {"lead", "above", "as"}
                assert lost <= QUARTERS, (place, what, lost)


AS_IT_STANDS = ("title", "text", "progress", "next_steps", "lead", "sro", "area", "board", "name", "met")
"""Fields into which a cell goes as it stands, and not as the day or the rating that it was read as."""
QUARTERS = {"q1", "q2", "q3", "q4"}
"""A cell that tells of several quarters becomes a return for each."""
