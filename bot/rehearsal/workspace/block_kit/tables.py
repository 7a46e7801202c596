"""Tables and charts of Block Kit as checks. Where sources differ, the smaller number stands."""

from typing import Any

from bot.rehearsal.workspace.block_kit.checks import (
    Complaints,
    all_of,
    anything,
    by_type,
    flag,
    list_of,
    number,
    one_of,
    record,
    string,
    whole,
)
from bot.rehearsal.workspace.block_kit.rich_text import RICH_TEXT
from bot.rehearsal.workspace.kinds import Json

ROWS, DATA_ROWS, COLUMNS, TABLE_CHARACTERS = 100, 101, 20, 10_000
RAW_TEXT = record({"type": anything, "text": string(3000)}, ("text",))
RAW_NUMBER = record({"type": anything, "text": string(300), "value": number}, ("text", "value"))
CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})
COLUMN = record({"align": one_of("left", "center", "right"), "is_wrapped": flag})
BASE = {"type": anything, "block_id": string(255)}


def _characters(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(inner) if key == "text" else _characters(inner) for key, inner in value.items())
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def _size(value: Any, at: str, report: Complaints) -> None:
    if _characters(value) > TABLE_CHARACTERS:
        report.add(f"must be less than {TABLE_CHARACTERS + 1} characters in all cells", at)


def _even(value: Json, at: str, report: Complaints) -> None:
    if len({len(row) for row in value["rows"]}) > 1:
        report.add("every row must have the same number of cells", f"{at}/rows")
    if any(cell["type"] == "rich_text" for cell in value["rows"][0]):
        report.add("header cells must not be rich_text", f"{at}/rows/0")


TABLE = all_of(
    record(
        {
            **BASE,
            "rows": list_of(list_of(CELL, COLUMNS), ROWS),
            "column_settings": list_of(COLUMN, COLUMNS, 0),
        },
        ("rows",),
    ),
    _size,
)
DATA_TABLE = all_of(
    record(
        {
            **BASE,
            "caption": string(300),
            "rows": list_of(list_of(CELL, COLUMNS), DATA_ROWS, 2),
            "page_size": whole(1, 100),
            "row_header_column_index": whole(0, COLUMNS - 1),
        },
        ("caption", "rows"),
    ),
    _size,
    _even,
)
LABEL = string(20)
POINT = record({"label": LABEL, "value": number}, ("label", "value"))
SERIES = record({"name": LABEL, "data": list_of(POINT, 20)}, ("name", "data"))
AXES = record(
    {"categories": list_of(LABEL, 20), "x_label": string(50), "y_label": string(50)}, ("categories",)
)
CHART = by_type(
    {
        "pie": record({"type": anything, "segments": list_of(POINT, 6)}, ("segments",)),
        **dict.fromkeys(
            ("line", "bar", "area"),
            record(
                {"type": anything, "series": list_of(SERIES, 6), "axis_config": AXES},
                ("series", "axis_config"),
            ),
        ),
    }
)
DATA_VISUALIZATION = record({**BASE, "title": string(50), "chart": CHART}, ("title", "chart"))
