"""Files with figures of many measures: read as offices write them, every fault named with its cell; never
half-taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from digests.plan.faults import fault_place, fault_sentence
from storage.enums import MeasurePeriod, Polarity
from storage.facts.grades import Comparator, Grade, Grading
from storage.facts.measures import FigureGiven, MeasureTerms
from storage.facts.plan import QuarterName
from storage.measures.figures import MeasureRow
from storage.measures.files import FiguresReading, read_figures
from storage.measures.lines import FiguresAsk
from storage.rules.measures.grading import words_of
from tests.messages.registry.queries.measures import CALLS, INCIDENTS

QUARTER = QuarterName(2021, 2)
SIMILAR = replace(
    CALLS, id=3, code="DM3", name="Confidence",
    grading=Grading(Comparator.SIMILAR_FORCES, words_of("content_scrutiny", {})),
)  # fmt: skip
VICTIMS = replace(
    CALLS, id=6, code="DM6", name="Victims", definition_version=2, suppress_below=5, decimals=None
)
SECONDS = replace(
    INCIDENTS, id=5, code="DM5", name="Time to answer", unit="seconds", period=MeasurePeriod.QUARTER
)
PEOPLE = replace(
    SECONDS, id=8, code="DM8", unit="people", period=MeasurePeriod.POINT, polarity=Polarity.HIGHER_BETTER
)
SECRET = replace(SECONDS, id=9, code="DM9", owner="Head of Standards")
TERMS: tuple[MeasureTerms, ...] = (CALLS, INCIDENTS, SIMILAR, VICTIMS, SECONDS, PEOPLE, SECRET)
WANTED = FiguresAsk(
    tuple(MeasureRow(one, 1) for one in TERMS),
    frozenset(one.id for one in TERMS if one is not SECRET),
    QUARTER,
    date(2021, 10, 20),
    {5: {QUARTER: Decimal(221)}, 4: {QuarterName(2021, 1): Decimal("88.8")}},
)
HEADINGS = (
    "code,period,value,unit,numerator,denominator,grade,commentary,"
    "as_at,provisional,definition_version,redacted,reason"
)
ROWS = (
    "DM4,2021/22 Q2,85.4,% answered within 10 seconds,37455,43880,below,A busy summer,2021-10-18,yes,1,no,",
    'DM2,12 months to 30 September 2021,"31,260",incidents,,,meets,,18/10/2021,no,,no,',
    "DM6,2021/22 Q1,,%,,,,Survey suspended,2021-07-19,no,2,no,not collected",
    "DM6,2020/21 Q2,74.3,%,742,998,,,2020-10-19,no,1,no,",
    "DM5,Q2 2021/22,221,seconds (mean),17236800,77900,below,,2021-10-18,no,1,no,",
    "DM8,at 30 September 2021,171,people at quarter end,,,below,,2021-10-18,no,1,no,",
    "DM5,2021/22 Q1,178,seconds,,,,,2021-08-21,no,1,no,",
    "DM5,2021/22 Q1,177,seconds,,,,,2021-07-17,yes,1,no,",
)
SOUND = "\n".join(("# Figures of the quarter", HEADINGS, *ROWS))


def read(data: bytes) -> FiguresReading:
    """What comes of a file that has figures."""
    found = read_figures(data, WANTED)
    assert found is not None
    return found


def said(data: bytes) -> list[str]:
    """What is said to be wrong with it, each with its place; then nothing was taken."""
    found = read(data)
    assert found.read == ()
    return [f"{fault_place(one)}: {fault_sentence(one)}" for one in found.faults]


def test_a_sound_file_is_read_whole() -> None:
    """Each figure with its measure, quarter and version, in the order in which they were known; what is worked out or
    has no place is told."""
    found = read(SOUND.encode())
    assert found.faults == ()
    given = {
        (one.row.terms.code, one.quarter, one.row.terms.definition_version): one.given for one in found.read
    }
    assert given == {
        ("DM4", QUARTER, 1): FigureGiven(
            Decimal("85.4"), (Decimal(37455), Decimal(43880)), provisional=True, commentary="A busy summer"
        ),
        ("DM2", QUARTER, 1): FigureGiven(Decimal(31260)),
        ("DM6", QuarterName(2021, 1), 2): FigureGiven(None, commentary="Not collected: Survey suspended"),
        ("DM6", QuarterName(2020, 2), 1): FigureGiven(Decimal("74.3"), (Decimal(742), Decimal(998))),
        ("DM5", QUARTER, 1): FigureGiven(Decimal(221)),
        ("DM8", QUARTER, 1): FigureGiven(Decimal(171)),
        ("DM5", QuarterName(2021, 1), 1): FigureGiven(Decimal(178)),
    }
    of_last = [one.given.value for one in found.read if one.quarter == QuarterName(2021, 1)]
    assert of_last == [Decimal(177), None, Decimal(178)]
    assert [(one.code, one.given) for one in found.remarks] == [
        ("above_not_read", "Figures of the quarter"),
        ("grade_not_kept", "below"),
        ("numbers_not_kept", "17236800"),
    ]


def test_excel_says_the_same() -> None:
    """With a title above the headings, and per cent as a cell shows it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Figures for the office"])
    sheet.append(["Code", "Quarter", "Figure", "Part", "Whole"])
    sheet.append(["DM4", "2021/22 Q2", 0.854, 37455, 43880])
    sheet["C3"].number_format = "0.0%"
    packed = BytesIO()
    book.save(packed)
    (one,) = read(packed.getvalue()).read
    assert one.given == FigureGiven(Decimal("85.4"), (Decimal(37455), Decimal(43880)))


SHORT = (
    "code,quarter,figure,unit,numerator,denominator,commentary,expected,definition version,redacted,checked,"
    "comparator,grade,grade reason,reason owner,review on"
)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("DM44,2021/22 Q2,85.4", "DM44, code (line 2, column A): No measure of the plan has the code “DM44”. Did"),
        ("DM9,2021/22 Q2,12", "The figures of “DM9” come from Head of Standards"),
        ("DM5,soon,221", "quarter (line 2, column B): “soon” names no quarter"),
        ("DM5,12 months to 2021-09-30,221", "is not what the plan counts this measure by"),
        ("DM2,12 months to 31 August 2021,221", "does not end with a quarter"),
        ("DM5,2021/22 Q3,221", "“2021/22 Q3” has not been opened. Figures are taken up to 2021/22 Q2."),
        ("DM5,2015/16 Q3,221", "Figures are taken from 2019/20 Q2 to 2021/22 Q2."),
        ("DM5,2021/22 Q2,\"2,21\"", "figure (line 2, column C): “2,21” is no number"),
        ("DM4,2021/22 Q2,85.44,,37455,43880", "more decimals than the plan has for this measure: 1 at most"),
        ("DM4,2021/22 Q2,84.5,%,37455,43880", "“84.5” is given, and the two numbers behind it come to 85.4"),
        ("DM4,2021/22 Q2,85.4,%,37455", "Two whole numbers are wanted behind a figure"),
        ("DM4,2021/22 Q2,,%,37455,43880,Late", "Two numbers stand here, and no figure"),
        ("DM5,2021/22 Q2,220,seconds,17236800,77900", "come to 221"),
        ("DM5,2021/22 Q2,221,minutes", "“minutes” is not the plan's unit, seconds"),
        ("DM6,2021/22 Q2,80", "nobody can tell whether this is too small to show"),
        ("DM5,2021/22 Q2,,", "There is no figure here. Write it; or say"),
        ("DM5,2021/22 Q2,,,,,Late,2021-10-19", "“2021-10-19” has come"),
        ("DM5,2021/22 Q2,221,,,,,2021-12-01", "A figure is given, and a day on which it is expected"),
        ("DM5,2021/22 Q2,221,,,,,,2", "The plan has version 1 of this definition"),
        ("DM5,2021/22 Q2,22,,,,Cover is low,,,yes,,,,,DCC,2021-12-01", "figure (line 2, column C): What is redacted"),
        ("DM5,2021/22 Q2,,,,,,,,yes,,,,,DCC,2021-12-01", "Say under Reason why it is redacted"),
        ("DM5,2021/22 Q2,,,,,About 221,,,yes,,,,,DCC,2021-12-01", "have a number of the figure that is redacted"),
        ("DM5,2021/22 Q2,,,,,Cover is low,,,yes,,,,,,2021-12-01", "Write under Reason owner which role"),
        ("DM5,2021/22 Q2,,,,,Cover is low,,,yes,,,,,DCC", "Write under Review on the day"),
        ("DM5,2021/22 Q2,,,,,Cover is low,,,yes,,,,,DCC,2021-10-20", "review on (line 2, column P): “2021-10-20”"),
        ("DM5,2021/22 Q2,221,,,,,,,no,,,,,DCC,2021-12-01", "Write “yes” under Redacted, and leave the figure empty"),
        (f"DM5,2021/22 Q2,221,,,,{'w' * 501}", "(line 2, column G)"),
        ("DM5,2021/22 Q2,221,,,,Victim of 55210123456 asked", "crime or occurrence number"),
        ("DM5,2021/22 Q2,221,,,,,,,,,,meets,So it is", "The plan does not grade this measure"),
        ("DM3,2021/22 Q2,62,%,62,100,,,,,,soon,meets,So", "“meets” is none of the plan's. Write one of: content;"),
        ("DM3,2021/22 Q2,62,%,62,100,,,,,,soon", "comparator (line 2, column L): “soon” is no number"),
        ("DM5,2021/22 Q2,22.1", "ten times or more off an earlier one, 221"),
        ("DM5,2021/22 Q2,-221", "“-221” is below zero"),
        ("DM5,2021/22 Q2,221,,,,Exempt information: not for publication", "says that not everybody may read this"),
        ("DM4,2021/22 Q2,85.4", "write “yes” in this row, in a column Checked"),
        ("DM5,2021/22 Q2,221\nDM5,2021/22 Q2,222", "stands twice for this measure; the first is at line 2"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_would_be_right(row: str, words: str) -> None:
    """At its row and column, and nothing is taken of the sound rows beside it either."""
    told = said(f"{SHORT}\n{row}\nDM8,2021/22 Q2,171".encode())
    assert any(words in one for one in told), told


def test_a_cell_that_scales_is_named_and_what_is_for_the_office_may_be_marked() -> None:
    """49 shown for 48,905 is neither; a marking keeps out what anybody would read, and no other figures."""

    def saved(number_format: str) -> bytes:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(["Code", "Quarter", "Figure", "Checked"])
        sheet.append(["DM5", "2021/22 Q2", 48905, "yes"])
        sheet["C2"].number_format = number_format
        sheet.title = "OFFICIAL-SENSITIVE"
        packed = BytesIO()
        book.save(packed)
        return packed.getvalue()

    told = "\n".join(said(saved("#,##0,")))
    assert "DM5, figure (OFFICIAL-SENSITIVE!C2): This cell shows “49” and holds 48905" in told
    assert "“OFFICIAL-SENSITIVE” says that not everybody may read this" in told
    found = read_figures(
        saved("0"), replace(WANTED, seen=(MeasureRow(replace(SECONDS, publishable=False), 1),))
    )
    assert found is not None
    assert (found.faults, found.read[0].given.value) == ((), Decimal(48905))


def test_what_was_looked_at_is_not_asked_again() -> None:
    """Whoever writes yes under Checked says that a figure is right as it is."""
    (one,) = read(f"{SHORT}\nDM5,2021/22 Q2,22.1,,,,,,,,yes".encode()).read
    assert one.given.value == Decimal("22.1")


def test_a_grade_is_taken_with_its_reason_alone() -> None:
    """What the most similar forces have is kept of a measure that is graded against it; a grade without a reason is
    worked out of the figures, and told."""
    row = "DM3,2021/22 Q2,62,%,62,100,,,,,,61.2,scrutiny"
    (one,) = read(f"{SHORT}\n{row},Fourth fall in a row".encode()).read
    assert (one.given.comparator, one.given.own_grade, one.given.own_why) == (
        Decimal("61.2"), Grade.WORSE, "Fourth fall in a row",
    )  # fmt: skip
    found = read(f"{SHORT}\n{row}\nDM5,2021/22 Q2,221,,,,,,,,,200".encode())
    assert found.read[0].given.own_grade is None
    assert [one.code for one in found.remarks] == ["grade_not_kept", "comparator_not_kept"]


def test_a_redacted_figure_is_taken_without_it() -> None:
    """Its reason, the role that looks at it again and the day; nothing of the figure."""
    row = "DM5,2021/22 Q2,,,,,Cover is low,,,yes,,,,,Deputy Chief Constable,1 December 2021"
    (one,) = read(f"{SHORT}\n{row}".encode()).read
    assert one.given == FigureGiven(
        None, commentary="Cover is low", withheld_by="Deputy Chief Constable", review_on=date(2021, 12, 1)
    )


def test_other_files_are_none_of_these() -> None:
    """A plan's measures, a letter, nothing at all: they are for others to read."""
    for data in (
        b"",
        b"\xff\xfe\x00",
        b"code,name,unit,polarity\nDM4,Calls,%,higher_better",
        b"PK\x03\x04 no",
    ):
        assert read_figures(data, WANTED) is None


CELLS = st.sampled_from(
    ["", "x", "12", "-5", "1e9", "=1+1", '"', "2021/22 Q1", "DM5", "yes", "\t", "9" * 30, "0"]
)


@st.composite
def spoiled(draw: Callable[..., int]) -> bytes:
    """The sound file with cells or bytes of it changed at random."""
    lines = [line.split(",") for line in SOUND.splitlines()]
    for _ in range(draw(st.integers(1, 4))):
        line = lines[draw(st.integers(0, len(lines) - 1))]
        line[draw(st.integers(0, len(line) - 1))] = str(draw(CELLS))
    text = "\n".join(",".join(line) for line in lines).encode()
    at = draw(st.integers(0, len(text)))
    return text[:at] + bytes(draw(st.lists(st.integers(0, 255), max_size=2))) + text[at:]


@given(spoiled())
def test_a_spoiled_file_is_never_half_taken(data: bytes) -> None:
    """It has no figures, or nothing of it is taken and it is said why, or every row that says anything is taken, or
    named where it stands above the headings."""
    found = read_figures(data, WANTED)
    if found is None or found.faults:
        assert found is None or (found.read == () and all(fault_sentence(one) for one in found.faults))
        return
    lines = data.decode("utf-8", "replace").splitlines()[1:]
    said = [line for line in lines if line.startswith(("DM", '"DM'))]
    named = [one for one in found.remarks if one.code == "above_not_read"]
    assert len(found.read) + len(named) >= len(said) > 0
