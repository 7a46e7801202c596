"""Ways in which tables are laid out, each with the smallest that shows it."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from storage.plan.adoption.adopting import Adoption, adopt
from storage.plan.adoption.docket import Pending
from storage.plan.adoption.grids.grid import NotReadable
from storage.plan.adoption.grids.opening import open_files
from storage.plan.files.writing import template
from tests.plan.adoption.making import document, line, row, rows, saved, table, workbook

TODAY = date(2026, 11, 30)


def adopted(**sheets: str) -> Adoption:
    """What comes of a workbook with these sheets."""
    return read(saved(workbook(**{name: rows(text) for name, text in sheets.items()})), "plan.xlsx")


def read(data: bytes, name: str) -> Adoption:
    """What comes of a file."""
    return adopt(open_files([(name, data)]), TODAY)


def column(found: Adoption, field: str, table_: str = "commitments") -> list[str]:
    """A field of all rows of a sheet, "" where it is blank or waits."""
    values = [row_.get(field) for row_ in found.tables[table_]]
    return ["" if value is None or isinstance(value, Pending) else str(value) for value in values]


def kinds(found: Adoption) -> set[str]:
    """The kinds of what was asked and chosen."""
    return {one.kind for one in found.questions} | {one.kind for one in found.choices}


def test_a_sheet_for_each_quarter() -> None:
    """The newest says what the plan is; older ones make past returns, and their other cells are listed."""
    found = adopted(
        Q1_2025_26="Ref|Action|Lead|Due|RAG\nA1|Open it|Head|31/03/2026|G\nA2|Shut it|Head|31/03/2026|G",
        Q2_2025_26="Ref|Action|Lead|Due|RAG\nA1|Open it|Head|30/06/2026|A\nA2|Shut it|Chair|31/03/2026|G",
    )
    assert column(found, "due") == ["2026-06-30", "2026-03-31"]
    assert column(found, "quarter", "returns") == ["2025/26 Q1", "2025/26 Q2"] * 2
    assert column(found, "rag", "returns") == ["On track", "At risk", "On track", "On track"]
    assert {one.reason for one in found.unplaced} == {"older_sheet"}


def test_a_sheet_for_each_quarter_that_its_title_names() -> None:
    """What the sheet is called says nothing; the line above its table does."""
    table_ = "Ref|Action|Lead|Due|RAG\nA1|Open it|Head|31/03/2026|"
    found = adopted(
        Sheet1=f"Delivery plan 2025/26, Quarter 1\n{table_}Green",
        Sheet2=f"Delivery plan 2025/26, Quarter 2\n{table_}Red",
    )
    assert column(found, "ref") == ["A1"]
    assert column(found, "quarter", "returns") == ["2025/26 Q1", "2025/26 Q2"]
    assert column(found, "rag", "returns") == ["On track", "Off track"]


def test_a_sheet_for_each_pillar_with_themes_in_it() -> None:
    """Sheets named as pillars are the priorities, the column in them their areas; somebody may say otherwise."""
    found = adopted(
        Safer="Theme|Commitment|Lead|Status\nRoads|1. Extend it|Head|GREEN\n|2. Enforce|Head|RED",
        Victims="Theme|Commitment|Lead|Status\nSupport|1. Open a bureau|Chair|GREEN\n|2. Listen|Chair|RED",
    )
    assert column(found, "title", "priorities") == ["Safer", "Victims"]
    assert column(found, "area") == ["Roads", "Roads", "Support", "Support"]
    assert column(found, "ref") == ["1/1", "1/2", "2/1", "2/2"]
    assert {"by_sheet", "blank_as_above", "ref_in_section"} <= kinds(found)


def test_rows_of_objectives_above_rows_of_actions() -> None:
    """A number and a name head the rows that are numbered under it, whichever column names them."""
    found = adopted(
        Plan="No|Objective|Action|Owner|Due\n1|Reduce it|||\n1.1||Agree|Head|31/03/2026\n1.2||Train|Head|31/03/2026\n"
        "2|Engage|||\n2.1||Survey|Comms|tbc"
    )
    assert column(found, "ref") == ["1.1", "1.2", "2.1"]
    assert column(found, "title", "priorities") == ["Reduce it", "Engage"]


def test_lines_between_the_tables_of_a_document() -> None:
    """The line above each table is its priority; one that says an aim is none."""
    heads = row("Ref", "Action", "Lead", "Timescale")
    found = read(
        document(
            line("Delivery Plan 2024-2027"),
            line("Victims"),
            line("Our aim: people get support"),
            table(heads, row("V1", "Fund the hub", "Head", "March 2025")),
            line("Offenders"),
            table(heads, row("O1", "Divert", "Head", "March 2026")),
        ),
        "plan.docx",
    )
    assert column(found, "title", "priorities") == ["Victims", "Offenders"]
    assert column(found, "priority") == ["1", "2"]


@pytest.mark.parametrize("headings", ["Risk RAG|Delivery RAG", "Status|RAG", "Previous RAG|RAG"])
def test_of_two_ratings_the_likelier_is_taken(headings: str) -> None:
    """Risk, a status and the quarter before give way to what says whether it is on track."""
    body = "Open it|Head|31/03/2026|R|G\nShut it|Head|31/03/2026|R|G"
    found = adopted(Plan=f"Plan as at 31 March 2025\nAction|Lead|Due|{headings}\n{body}")
    newest = [row_["rag"] for row_ in found.tables["returns"] if row_["quarter"] == "2024/25 Q4"]
    assert newest == ["On track", "On track"]


def test_headings_that_nobody_knows() -> None:
    """Where no heading is known, days and the fullest words are taken, and all else is asked or listed."""
    found = adopted(
        Blatt="Vorhaben|Wer|Bis wann\nNeue Wache bauen|Amt|31.12.2025\nStreife verdoppeln|Amt|30.06.2026"
    )
    assert column(found, "title") == ["Neue Wache bauen", "Streife verdoppeln"]
    assert column(found, "due") == ["2025-12-31", "2026-06-30"]
    assert "no_leads" in kinds(found)
    assert [one.text for one in found.unplaced] == ["Wer", "Amt", "Amt"] or "Amt" in [
        one.text for one in found.unplaced
    ]


def test_days_that_are_written_in_two_ways() -> None:
    """Where some days can only be month first and others only day first, those that could be either are asked."""
    found = adopted(Plan="Action|Lead|Due\nA one|Head|03/31/2025\nTwo|Head|31/03/2025\nThree|Head|03/04/2025")
    assert column(found, "due") == ["2025-03-31", "2025-03-31", "2025-04-03"]
    (asked,) = (one for one in found.questions if one.kind == "day_order")
    assert asked.where == ("Plan!C4",)


def test_a_template_of_ours_that_was_rebuilt() -> None:
    """Lists of people and priorities beside the plan are used: addresses, duties and titles of codes."""
    found = adopted(
        People="Role|Email|Duties\nChief Executive|ce@any.example|chief executive\nHead|h@any.example|plan office",
        Priorities="Code|Title\n1|Safer streets\n2|Victims first",
        Commitments="Delivery plan 2025/26\nRef|Title|Priority|Lead|SRO|Due\n"
        "1.1|Open|1|Head|Chief Executive|31/03/2026\n2.1|Agree|2|Head|Chief Executive|31/03/2026",
    )
    assert column(found, "title", "priorities") == ["Safer streets", "Victims first"]
    assert column(found, "email", "people") == ["h@any.example", "ce@any.example"]
    assert kinds(found) & {"no_mail", "plan_office", "chief", "no_sro"} == set()


def test_examples_of_the_template_are_none_of_theirs(tmp_path: Path) -> None:
    """A template that was half filled in is read without its examples."""
    template(tmp_path / "mine.xlsx")
    book = openpyxl.load_workbook(tmp_path / "mine.xlsx")
    book["Commitments"].append(["A1", "Open it", "1"])
    book["Commitments"].insert_rows(1)
    found = read(saved(book), "mine.xlsx")
    assert column(found, "ref") == ["A1"]
    assert "example" in {one.reason for one in found.unplaced}


def test_returns_in_rows_of_their_own() -> None:
    """A list of references, quarters and ratings beside the plan becomes past returns."""
    found = adopted(
        Plan="Ref|Action|Lead|Due\nA1|Open|Head|31/03/2026",
        Past="Ref|Quarter|RAG|Progress\nA1|2024/25 Q4|Amber|Late\nA9|2024/25 Q4|Green|Of another plan",
    )
    (past,) = found.tables["returns"]
    assert (past["ref"], past["quarter"], past["rag"], past["progress"]) == (
        "A1",
        "2024/25 Q4",
        "At risk",
        "Late",
    )
    assert "Of another plan" in [one.text for one in found.unplaced]


def test_a_title_longer_than_there_is_room_for() -> None:
    """It is cut between words, and all of it stands under Source."""
    long = "Open " + "very " * 60 + "wide"
    (found,) = adopted(Plan=f"Action|Lead|Due\n{long}|Head|31/03/2026").tables["commitments"]
    assert len(str(found["title"])) <= 200
    assert found["source"] == long


def test_a_file_without_a_plan() -> None:
    """Minutes, a list of addresses or a chart are no plan, and Muster says what it looks for."""
    with pytest.raises(NotReadable) as refused:
        read(document(line("Minutes"), line("The board met.")), "minutes.docx")
    assert refused.value.code == "no_table"


def test_a_rating_at_the_beginning_of_an_update() -> None:
    """Where no column rates, an update that begins with a rating is rated by it; prose alone makes no return."""
    found = adopted(
        Plan="Plan as at 31 March 2025\nAction|Lead|Due|Progress (RAG)\nPatrol|Police|Ongoing|Green - each day\n"
        "Train|Council|Ongoing|Staff were asked what they need"
    )
    assert column(found, "rag", "returns") == ["On track"]
    assert [(one.text, one.reason) for one in found.unplaced] == [
        ("Staff were asked what they need", "no_rating")
    ]


def test_a_title_that_goes_on_in_the_row_below_and_a_total() -> None:
    """Words that begin small carry the title on; a row that counts is no commitment."""
    found = adopted(
        Plan="Action|Lead|Due|RAG\nOpen the hub|Head|31/03/2026|G\nand keep it open||\nTotal actions|1||"
    )
    assert column(found, "title") == ["Open the hub and keep it open"]


def test_a_label_without_a_number_and_years_written_short() -> None:
    """ "Objective: …" is a priority with its word, "2023-26" three years."""
    found = adopted(
        Plan="Community Plan 2023-26\nObjective: Support victims\nAction|Lead|Due\nOpen|Head|31/03/2026\n"
        "Shut|Head|31/03/2026"
    )
    assert column(found, "title", "priorities") == ["Support victims"]
    assert found.plan["plan.words.priority"] == "Objective"
    assert (found.plan["plan.starts"], found.plan["plan.ends"]) == (date(2023, 4, 1), date(2026, 3, 31))
