"""Files with a quarter's figures: read as offices write them, every fault named with its cell, never half-taken."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from digests.plan.faults import fault_place, fault_sentence
from storage.facts.finance import FinanceSection, SectionKind
from storage.facts.plan import QuarterName
from storage.finance.files import AnnexAsk, AnnexReading, read_annex
from tests.finance_file import FIGURES, HEADINGS, SOUND, WRONG, changed

QUARTER = QuarterName(2021, 2)
WANTED = AnnexAsk(QUARTER, (QUARTER, QuarterName(2021, 1)), 100_000)


def read(data: bytes, name: str = "figures.csv") -> AnnexReading:
    """What comes of a file that is an annex."""
    found = read_annex(data, name, WANTED)
    assert found is not None
    return found


def said(data: bytes) -> list[str]:
    """What is said to be wrong with it, each with its place; then nothing was taken."""
    found = read(data)
    assert found.read is None
    return [f"{fault_place(one)}: {fault_sentence(one)}" for one in found.faults]


def workbook(rows: list[list[object]], **others: list[list[object]]) -> bytes:
    """An Excel file with these rows, and other sheets by their names."""
    book = Workbook()
    for title, content in {"Monitoring": rows, **others}.items():
        sheet = book.create_sheet(title)
        for one in content:
            sheet.append(one)
    book.remove(book.worksheets[0])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def rows() -> list[list[object]]:
    """The figures as cells, with a title and the unit above them."""
    table = read(SOUND.encode()).read
    assert table is not None
    found: list[list[object]] = [["Quarter 2 monitoring"], ["£000"], list(HEADINGS.split(","))]
    for section in table.sections:
        for one in (*section.lines, *([section.total] if section.total else [])):
            amounts = (one.annual_budget, one.budget_to_date, one.actual_to_date, one.forecast, one.variance)
            found.append([section.name, one.heading, *(each / 1000 for each in amounts), one.note or None])
    return found


def test_a_sound_file_is_read_whole() -> None:
    """Every row in whole pounds, by its section; a CSV may begin with lines of notes."""
    found = read(SOUND.encode()).read
    assert found is not None
    assert (found.quarter, found.in_thousands) == (QUARTER, True)
    kinds = [one.kind for one in found.sections]
    assert kinds == [*[SectionKind.REVENUE] * 3, SectionKind.CAPITAL, SectionKind.RESERVES]
    force = found.sections[0]
    assert (len(force.lines), force.lines[1].forecast, force.lines[1].variance) == (12, 2_690_000, 380_000)
    assert force.total is not None
    assert force.total.annual_budget == 144_200_000
    assert sum(len(one.lines) for one in found.sections) == len(FIGURES.splitlines()) - 5


def test_the_three_wrong_figures_are_named() -> None:
    """A sum, a sign and a variance, each with its cell and what would be right; and nothing is taken."""
    assert said(WRONG) == [
        "Total force, actual to date (line 15, column E): “36,638” is given, and the rows of the section come to "
        "36,368. Correct this sum, or the row that is wrong.",
        "Victims' services grant (Ministry of Justice), annual budget (line 29, column C): The sign is wrong: with "
        "-1,210, -302, -302, -1,210 in this row the section comes to its total. Income and grants are negative.",
        "Vehicles, variance (line 33, column G): “250” is given, and the forecast less the annual budget is -250: "
        "plus is an overspend.",
    ]


def test_excel_says_the_same() -> None:
    """With a title and the unit above the headings; another sheet is told of; a formula is a fault, by its cell."""
    found = read(workbook(rows(), Notes=[["Prepared by finance"]]), "figures.xlsx")
    csv = read(SOUND.encode()).read
    assert found.read is not None
    assert csv is not None
    assert found.read.sections == csv.sections
    assert [one.code for one in found.remarks] == ["sheet_not_read"]
    summed = rows()
    summed[15][2] = "=SUM(C4:C15)"
    assert said(workbook(summed)) == [
        "Total force, annual budget (Monitoring!C16): This cell holds a formula, and Muster reads only what is "
        "written. Copy the cell and paste it as a value."
    ]


PREMISES, OVERTIME = "force,Premises", "force,Police officer overtime"
FIVE = "section,heading,annual budget,budget to date,actual to date,variance,note,who"


@pytest.mark.parametrize(
    ("start", "row", "words"),
    [
        (
            PREMISES,
            f"{PREMISES},7930,2480,n/a,8010,80,x",
            "Premises, actual to date (line 8, column E): “n/a” is no",
        ),
        (PREMISES, f"{PREMISES},7930,2480,,8010,80,x", "(line 8, column E): The actual to date is missing"),
        (PREMISES, "force,Transport,7930,2480,2512,8010,80,x", "“Transport” stands a second time"),
        (
            OVERTIME,
            f"{OVERTIME},2310,640,812,2690,380,",
            "The variance is 380, more than 100. Say in this row's note",
        ),
        ("section,", FIVE, "The column “Forecast” is missing"),
        ("section,", f"quarter,{HEADINGS}", "is not a quarter"),
        ("section,", f"Revenue monitoring (£m)\n{HEADINGS}", "“Revenue monitoring (£m)” says millions"),
        ("section,", HEADINGS.replace("outturn", "£m"), "F: “forecast £m” says millions"),
        ("section,", f"Quarter 1 2021/22\n{HEADINGS}", "names another quarter than 2021/22 Q2"),
        ("section,", f"OFFICIAL-SENSITIVE\n{HEADINGS}", "says that not everybody may read this"),
        (
            PREMISES,
            f"{PREMISES},7930,2480,2512,8010,80,Not for publication",
            "“Not for publication” says that not",
        ),
        (PREMISES, f"#{PREMISES},7930,2480,2512,8010,80,x", "“#force” begins with #"),
        (OVERTIME, "force,Subtotal pay,76480,18980,18742,76120,-360,x", "“Subtotal pay” adds what stands in"),
        (
            "force,Police staff",
            "force,Officers,78790,19620,19554,78810,20,",
            "“Officers” is what the rows above it",
        ),
        (
            "opcc,Total",
            "Grand total,All,146000,37000,36700,145400,-600,x",
            "“Grand total” adds what stands in",
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(start: str, row: str, words: str) -> None:
    """At its row and column, and nothing is taken."""
    told = said(changed((start, row)))
    assert any(words in one for one in told), told


def test_a_file_may_name_its_quarter() -> None:
    """One that Muster knows, and one only; else the one that is asked for."""

    def of(*quarters: str) -> bytes:
        rows = zip(quarters, FIGURES.splitlines(), strict=False)
        return "\n".join([f"quarter,{HEADINGS}", *(f"{one},{two}" for one, two in rows)]).encode()

    found = read(of(*["2021/22 Q1"] * 12)).read
    assert found is not None
    assert found.quarter == QuarterName(2021, 1)
    assert any("A file has the figures of one quarter" in one for one in said(of("2021/22 Q1", "2021/22 Q2")))
    assert any("“2019/20 Q1” has not been opened" in one for one in said(of("2019/20 Q1", "2019/20 Q1")))


def test_other_files_are_none_of_these() -> None:
    """A plan, a letter, nothing at all: they are for others to read."""
    plan, damaged = b"ref,title,lead\nA-1,Cadets,Head", b"PK\x03\x04 no"
    for data in (b"", b"\xff\xfe\x00", plan, damaged, workbook([["a", "b"]])):
        assert read_annex(data, "any", WANTED) is None


CELLS = st.sampled_from(
    ["", "x", "12", "-5", "1e9", "(3)", "=1+1", '"', "2021/22 Q1", "Total", "\t", "9" * 30]
)


@st.composite
def spoiled(draw: Callable[..., int]) -> bytes:
    """The sound file with cells, lines or bytes of it changed at random."""
    lines = [line.split(",") for line in SOUND.splitlines()]
    for _ in range(draw(st.integers(1, 4))):
        line = lines[draw(st.integers(0, len(lines) - 1))]
        line[draw(st.integers(0, len(line) - 1))] = str(draw(CELLS))
    text = "\n".join(",".join(line) for line in lines).encode()
    at = draw(st.integers(0, len(text)))
    return text[:at] + bytes(draw(st.lists(st.integers(0, 255), max_size=2))) + text[at:]


def adds_up(section: FinanceSection) -> bool:
    """Whether a section comes to its total, but for what rounding takes."""
    room = 500 * len(section.lines)
    return (
        section.total is None
        or abs(section.total.forecast - sum(one.forecast for one in section.lines)) <= room
    )


@given(spoiled())
def test_a_spoiled_file_is_never_half_taken(data: bytes) -> None:
    """It is no annex, or nothing of it is taken and it is said why, or all of it adds up."""
    found = read_annex(data, "figures.csv", WANTED)
    if found is None or found.read is None:
        assert found is None or found.faults
        return
    assert not found.faults
    assert all(adds_up(one) for one in found.read.sections)
