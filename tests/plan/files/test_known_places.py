"""Every fault and note says what people call its place: the row by its own name, and the field."""

from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.plan.files.test_nothing_overlooked import after


def test_a_place_is_named_as_people_know_it(tmp_path: Path) -> None:
    """Beside the cell stand the reference and the field; a milestone's are its commitment's."""

    def misspell(book: Any) -> None:
        book["Commitments"]["L2"] = "Chief Executiv"
        book["Milestones"].append(["ANY-2.1", "Sites agreed", "soon"])
        book["People"]["B2"] = "nobody"

    reading = after(tmp_path, misspell)
    assert [fault.known_as for fault in reading.faults] == [
        "Chief Executive, E-mail",
        "ANY-1.1, SRO",
        "ANY-2.1, milestone, due",
    ]


def break_cells(book: Any) -> None:
    """A cell of each kind that cannot be read or be taken as it stands."""
    sheet = book["Commitments"]
    sheet["I2"], sheet["M3"], sheet["K3"] = "=A1", "#N/A", datetime(2026, 2, 1)  # noqa: DTZ001 - a cell's has no zone
    sheet["F3"], sheet["F3"].number_format = 0.5, "# ?/?"
    sheet["Z4"], sheet["B4"].font = "by heart", Font(strike=True)
    sheet.row_dimensions[5].hidden = True
    book["Plan"]["B4"] = "=A1"
    book["Milestones"].append(["ANY-9.9", "Sites agreed", "31 Sept"])


def test_what_cannot_be_read_is_named_as_people_know_it(tmp_path: Path) -> None:
    """A formula, an error, a date of Excel's making, words under no heading, on each sheet: the row, and the field
    where there is one. A row that is hidden has none, nor a milestone of no commitment a commitment."""
    named = {fault.place: fault.known_as for fault in after(tmp_path, break_cells).faults}
    assert named == {
        "Plan!B4": "Office kind",
        "Commitments!I2": "ANY-1.1, lead",
        "Commitments!M3": "ANY-2.1, board",
        "Commitments!K3": "ANY-2.1, deputy",
        "Commitments!F3": "ANY-2.1, responsible body",
        "Commitments!Z4": "ANY-3.1",
        "Commitments!B4": "ANY-3.1, title",
        "Commitments!A5": "ANY-4.1",
        "Milestones!A3": "milestone, ref",
        "Milestones!C3": "milestone, due",
    }


def look_at_cells(book: Any) -> None:
    """A note on what is written and on what is blank, a hidden column, and words beside the plan's."""
    sheet = book["Commitments"]
    sheet["B3"].comment, sheet["D3"].comment = Comment("Old words", "A"), Comment("Which?", "A")
    sheet.column_dimensions["F"].hidden = True
    book["Plan"]["C4"] = "Wiltshire"


def test_what_is_to_be_looked_at_is_named_as_people_know_it(tmp_path: Path) -> None:
    """The row and the field of a cell with a note, blank or not; of a hidden column, the field."""
    remarks = after(tmp_path, look_at_cells).remarks
    assert {(one.place, one.known_as) for one in remarks} == {
        ("Plan!C4", ""),
        ("Commitments!B3", "ANY-2.1, title"),
        ("Commitments!D3", "ANY-2.1, area"),
        ("Commitments!F1", "responsible body"),
    }
