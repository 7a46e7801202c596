"""What stands in a return form that came back and would be read by nobody: on another sheet, in a note, beside the
columns, or over what was printed. None of it is overlooked without being named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.facts.on_behalf import FormFault
from storage.on_behalf.columns import COLUMNS, PRINTED
from storage.plan.files.excel.cells import ExcelCell, Row
from storage.plan.files.excel.sheet import SheetRead, read_sheet
from storage.plan.files.faults import Fault
from storage.rules.same_text import looks

BESIDE = ("note_not_read", "link_not_kept")
"""What a cell has besides its words."""
HEAD, ROW = "head", "row"
"""How the hidden sheet marks what was printed above the rows, by its cell, and in a row, by its ref."""


@dataclass(frozen=True)
class Printed:
    """What the form had printed when it went out; a form of an older Muster says nothing of it."""

    heads: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def printed_in(known: Iterable[Row]) -> Printed:
    """What the hidden sheet says of it."""
    heads, rows = {}, {}
    for row in known:
        said = [row[at].text if at in row else "" for at in range(1 + len(PRINTED))]
        if said[0] == HEAD:
            heads[said[1]] = said[2]
        elif said[0] == ROW:
            rows[looks(said[1])] = tuple(said[2:])
    return Printed(heads, rows)


def overlooked(
    workbook: Any, ours: Sequence[str], page: SheetRead, printed: Printed, first_row: int
) -> list[FormFault]:
    """Everything of that kind, in order; `ours` are the names of the form's own sheets."""
    others = [one for one in workbook.worksheets if one.title not in ours]
    read = [read_sheet(one, one.title, number) for number, one in enumerate(others, start=2)]
    notes = [remark for one in (page, *read) for remark in one.remarks if remark.code in BESIDE]
    return [
        *(fault for index, row in page.rows for fault in on_page(index, row, printed, first_row)),
        *(
            FormFault(cell.place.text, "on_another_sheet", cell.text)
            for one in read
            for cell in cells_of(one)
        ),
        *(FormFault(place_in_form(one, ours), one.code, one.given) for one in notes),
    ]


def cells_of(sheet: SheetRead) -> Iterator[ExcelCell]:
    """Each cell that says something."""
    for _, row in sheet.rows:
        yield from row.values()


def place_in_form(fault: Fault, ours: Sequence[str]) -> str:
    """The cell alone on the form's page, with its sheet elsewhere."""
    sheet, _, cell = fault.place.partition("!")
    return cell if sheet in ours else fault.place


def on_page(index: int, row: Row, printed: Printed, first_row: int) -> Iterator[FormFault]:
    """What in a row of the page is neither as it was printed nor in a cell to fill in. Of a row that is no commitment
    of the form, what is filled in is refused where it is read."""
    is_read = any(len(PRINTED) <= at < len(COLUMNS) for at in row)
    is_none = bool(printed.rows) and (0 not in row or looks(row[0].text) not in printed.rows)
    for at, cell in row.items():
        place = cell.place.text.partition("!")[2]
        before = printed.heads.get(place, "") if printed.heads else None
        if index + 1 >= first_row:
            before = in_row(printed, row, at)
        if at >= len(COLUMNS):
            yield FormFault(place, "beside_form", cell.text)
        elif index + 1 >= first_row and is_none and not is_read:
            yield FormFault(place, "no_row_of_form", cell.text)
        elif before is not None and looks(before) != looks(cell.text):
            yield FormFault(place, "over_printed", cell.text)


def in_row(printed: Printed, row: Row, at: int) -> str | None:
    """What was printed there beside a commitment's ref; None where nothing was, or where nobody knows."""
    said = printed.rows.get(looks(row[0].text)) if 0 in row and 0 < at < len(PRINTED) else None
    return said[at - 1] if said else None
