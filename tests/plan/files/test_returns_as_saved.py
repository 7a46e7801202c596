"""Past returns as offices save them: other signs, other letters, several sheets, words of their own."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from digests.plan.faults import fault_sentence
from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.files.past_returns import PastReturns, read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.files.return_days import PlansTime
from storage.plan.files.writing import write_excel, write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.told import fault_line

HEADINGS = "ref,quarter,rag,progress,next_steps,agreed_on\n"
ROW = "A-1,2021/22 Q1,green,Opened,More,5 July 2021\n"


def saved(
    content: str | bytes, folder: Path, name: str = "returns.csv", scheme: str = "brag_plus"
) -> PastReturns:
    """The reading of a file of that name."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read_past_returns(folder / name, scheme, ["A-1", "A-2"])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ((HEADINGS + ROW).replace(",", ";"), "returns.csv"),
        ((HEADINGS + ROW).replace(",", "\t"), "returns.csv"),
        ((HEADINGS + ROW).replace(",", "\t"), "returns.tsv"),
        ("sep=;\r\n" + (HEADINGS + ROW).replace(",", ";"), "returns.csv"),
        (b"\xef\xbb\xbf" + (HEADINGS + ROW).encode(), "returns.csv"),
        ((HEADINGS + ROW).replace(",", "\t").encode("utf-16"), "returns.txt"),
        ((HEADINGS + ROW).replace("\n", "\r\n"), "returns.csv"),
        ((HEADINGS + ROW).replace("\n", "\r"), "returns.csv"),
        (
            HEADINGS.upper() + ROW.replace("A-1", " a\u20111 ").replace("2021/22 Q1", "Quarter 1 21/22"),
            "returns.csv",
        ),
    ],
    ids=["semicolons", "tabs", "tsv", "hint", "mark", "unicode text", "crlf", "cr", "spelling"],
)
def test_a_table_is_read_however_it_was_saved(content: str | bytes, name: str, tmp_path: Path) -> None:
    """Commas, semicolons or tabs, UTF-8 or UTF-16, each kind of line end: the same row."""
    past = saved(content, tmp_path, name)
    (row,) = past.rows
    assert (row.ref, row.rating, row.progress, row.agreed_on) == (
        "A-1",
        Rating.GREEN,
        "Opened",
        date(2021, 7, 5),
    )


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (
            HEADINGS + 'A-1,2021/22 Q1,green,"Opened,More,\nA-2,2021/22 Q1,red,x,y,\n',
            "unclosed_quotation",
            "line 2",
        ),
        (
            HEADINGS + 'A-1,2021/22 Q1,green,"Opened,More,\nA-2,2021/22 Q1,red,x,y"\n',
            "swallowed_row",
            "line 2, column D",
        ),
        (HEADINGS + 'A-1,2021/22 Q1,green,"Opened" the door,,\n', "unclosed_quotation", "line 2"),
        (
            HEADINGS + "A-1,2021/22 Q1,green,Opened, then closed,More,5 July 2021\n",
            "shifted_row",
            "line 2, column G",
        ),
        (HEADINGS + ROW + "A-2,2021/22 Q1,green,Opened, then closed,,\n", "shifted_row", "line 3, column G"),
        (
            HEADINGS + 'A-1,2021/22 Q1,green,He said "yes, we can",,\n',
            "unclosed_quotation",
            "line 2, column D",
        ),
        (HEADINGS.replace("progress", "") + ROW, "column_without_heading", "line 2, column D"),
        (
            (HEADINGS + ROW.replace("Opened", "Tŷ – opened")).encode("cp1252", "replace"),
            "not_text_file",
            "the whole file",
        ),
        ("Returns of 2021\n" + HEADINGS + ROW, "above_headings", "line 1, column A"),
        (HEADINGS + "Quarter 1\n" + ROW, "lone_cell", "line 2, column A"),
    ],
)
def test_what_would_be_lost_is_a_fault(content: str | bytes, code: str, place: str, tmp_path: Path) -> None:
    """A row within a quotation mark, a value beyond the headings, letters that cannot be told: each is named."""
    past = saved(content, tmp_path)
    assert past.rows == ()
    assert (code, place) in {(fault.code, fault.place) for fault in past.faults}


def test_a_quotation_mark_may_stand_for_inches(tmp_path: Path) -> None:
    """Properly written, it may stand alone in two values beside each other."""
    (row,) = saved(HEADINGS + 'A-1,2021/22 Q1,green,"5"" pipe laid","6"" pipe next",\n', tmp_path).rows
    assert (row.progress, row.next_steps) == ('5" pipe laid', '6" pipe next')


def test_windows_letters_are_told_in_words(tmp_path: Path) -> None:
    """Whoever saved with Excel's plain CSV reads how to save it."""
    past = saved((HEADINGS + ROW.replace("Opened", "Réouvert")).encode("cp1252"), tmp_path)
    assert "Save the file as UTF-8 (in Excel, “CSV UTF-8”)" in fault_line(past.faults[0])


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], folder: Path) -> PastReturns:
    """The reading of a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "returns.xlsx")
    return read_past_returns(folder / "returns.xlsx", "brag_plus", ["A-1", "A-2"])


def test_every_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    """A sheet for each quarter; an empty one is passed over, and one of something else is named."""
    head = ["ref", "quarter", "rag"]
    sheets = {
        "Q1": [head, ["A-1", "2021/22 Q1", "green"]],
        "Q2": [head, ["A-1", "2021/22 Q2", "red"]],
        "Sheet3": [],
    }
    assert [row.place for row in workbook(sheets, tmp_path).rows] == ["Q1!A2", "Q2!A2"]
    past = workbook({**sheets, "Notes": [["Ask the force", "again"]]}, tmp_path)
    assert [(fault.code, fault.given) for fault in past.faults] == [("no_returns_sheet", "Notes")]
    twice = workbook({**sheets, "Copy": [head, ["A-1", "2021/22 Q2", "red"]]}, tmp_path)
    assert [(fault.code, fault.place) for fault in twice.faults] == [("duplicate", "Copy!A2")]


def test_a_plan_names_its_own_words_for_ratings(tmp_path: Path) -> None:
    """They are read from either kind of plan file, go before the scheme's, and a refusal lists them."""
    plan = generated_plan(commitments=2)
    words = plan.plan.rag_words.model_copy(update={"amber": ("Stuck", "Behind"), "blue": ("Done",)})
    plan = plan.model_copy(update={"plan": plan.plan.model_copy(update={"rag_words": words})})
    write_excel(plan, tmp_path / "plan.xlsx")
    write_yaml(plan, tmp_path / "plan.yaml")
    assert read_plan(tmp_path / "plan.xlsx").document == plan == read_plan(tmp_path / "plan.yaml").document
    (tmp_path / "returns.csv").write_text("ref,quarter,rag\nA-1,2021/22 Q1,STUCK\nA-2,2021/22 Q1,stock\n")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", (), words.model_dump())
    assert [(fault.code, fault.place) for fault in past.faults] == [("not_a_rating", "line 3, column C")]
    said = fault_sentence(past.faults[0])
    assert "Did you mean “stuck”?" in said
    assert "At risk (amber, a, stuck, behind)" in said


@pytest.mark.parametrize(
    ("scheme", "words", "code"),
    [
        ("brag_plus", "{amber: [Stuck], red: [stuck]}", "duplicate"),
        ("dorset dashboard", "{amber: [Stuck]}", "rating_not_in_scheme"),
        ("brag_plus", "{purple: [Odd]}", "unknown_key"),
    ],
)
def test_own_words_that_mean_nothing_certain_are_faults(
    scheme: str, words: str, code: str, tmp_path: Path
) -> None:
    """One word for two ratings, a rating that the scheme has not, a colour that none is."""
    write_yaml(generated_plan(commitments=2), tmp_path / "plan.yaml")
    text = (
        (tmp_path / "plan.yaml")
        .read_text()
        .replace("plan:\n", f"plan:\n  rag_scheme: {scheme}\n  rag_words: {words}\n", 1)
    )
    (tmp_path / "plan.yaml").write_text(text)
    assert [fault.code for fault in read_plan(tmp_path / "plan.yaml").faults] == [code]


def test_all_that_is_wrong_with_a_file_is_listed_at_once(tmp_path: Path) -> None:
    """A quarter outside the plan's life or not over, a day before its quarter, and a wrong rating, each at its own
    cell with the commitment and the field."""
    time = PlansTime(
        date(2021, 4, 1), date(2025, 3, 31), date(2021, 11, 1), frozenset({QuarterName(2021, 2)})
    )
    lines = (
        "A-1,2019/20 Q1,pink,,,",
        "A-1,2021/22 Q3,green,,,",
        "A-1,2021/22 Q2,green,,,",
        "A-2,2021/22 Q1,green,,,1 April 2020",
        "A-1,2021/22 Q1,green,,,1 April 2031",
        "A-2,2021/22 Q1,green,,,Monday 6 July 2021",
    )
    (tmp_path / "returns.csv").write_text(HEADINGS + "\n".join(lines), encoding="utf-8")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1", "A-2"], time=time)
    assert [(one.code, one.place, one.known_as) for one in past.faults] == [
        ("quarter_outside_plan", "line 2, column B", "A-1, quarter"),
        ("not_a_rating", "line 2, column C", "A-1, rag"),
        ("quarter_not_over", "line 3, column B", "A-1, quarter"),
        ("quarter_is_collected", "line 4, column B", "A-1, quarter"),
        ("agreed_before_quarter", "line 5, column F", "A-2, agreed on"),
        ("agreed_in_future", "line 6, column F", "A-1, agreed on"),
        ("duplicate", "line 7, column A", "A-2, ref"),
        ("other_weekday", "line 7, column F", "A-2, agreed on"),
    ]
    assert "that day is a Tuesday" in fault_line(past.faults[-1])


def test_a_note_beside_a_return_is_named_with_its_commitment(tmp_path: Path) -> None:
    """As people know it, on each sheet, in the file's order."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for quarter, words in (("Q1", "Doubtful"), ("Q2", "Check")):
        sheet = book.create_sheet(quarter)
        sheet.append(["Ref", "Quarter", "RAG"])
        sheet.append(["A-1", f"2021/22 {quarter}", "green"])
        sheet["C2"].comment = Comment(words, "A")
    book.save(tmp_path / "returns.xlsx")
    past = read_past_returns(tmp_path / "returns.xlsx", "brag_plus", ["A-1"])
    assert [(one.place, one.known_as, one.given) for one in past.remarks] == [
        ("Q1!C2", "A-1, rag", "Doubtful"),
        ("Q2!C2", "A-1, rag", "Check"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        HEADINGS + f"{ROW[:-1]},\n" + f"{ROW[:-1]},\n".replace("A-1", "A-2"),
        HEADINGS + "A-1,2021/22 Q1,green\n",
    ],
)
def test_commas_at_the_end_and_values_that_are_left_out_shift_nothing(content: str, tmp_path: Path) -> None:
    """A comma behind every line is the program's, and a line may end early."""
    assert saved(content, tmp_path).faults == ()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Q1 2021", "Quarter 4 2020/21 (January to March 2021) or Quarter 1 2021/22 (April to June 2021)"),
        ("April to May 2021", "Write it like “2021/22 Q1”"),
        ("July 2021", "Write it like “2021/22 Q1”"),
    ],
)
def test_a_quarter_that_cannot_be_told(tmp_path: Path, written: str, sentence: str) -> None:
    """Of a single year, both that it may be are said; months that are no quarter are none."""
    (fault,) = saved(f"ref,quarter,rag\nA-1,{written},green\n", tmp_path).faults
    assert fault.code == "not_a_quarter"
    assert sentence in fault_line(fault)


@pytest.mark.parametrize("written", ["April to June 2021", "Apr-Jun 21", "Q1 21/22"])
def test_a_quarter_by_its_months(tmp_path: Path, written: str) -> None:
    """As days of a plan and questions in Slack are read."""
    (row,) = saved(f"ref,quarter,rag\nA-1,{written},green\n", tmp_path).rows
    assert row.quarter == QuarterName(2021, 1)


def test_no_rating_is_suggested_for_its_opposite(tmp_path: Path) -> None:
    """ "Not on track" is no slip of "On track"."""
    rows = "A-1,2021/22 Q1,not on track\nA-2,2021/22 Q1,0n track\n"
    found = saved(f"ref,quarter,rag\n{rows}", tmp_path)
    assert ["Did you mean" in fault_line(one) for one in found.faults] == [False, True]
