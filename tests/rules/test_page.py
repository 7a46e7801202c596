"""docs/rules.md says what the code does: every case, every step, every scheme, every cell of access."""

import re
from pathlib import Path

from storage.enums import Direction, Rating
from storage.facts.plan import QuarterName
from storage.rules.access import Act, Capacity, may
from storage.rules.answering.validation import CASES
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import WorkingCalendar
from storage.rules.standing import rag

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith("|---")
]


def key(cell: str) -> str:
    """The word in code at the head of a cell: "`answer`: ..." is answer."""
    found = re.match(r"`(\w+)`", cell)
    return found[1] if found else ""


def test_every_case_of_validation_is_on_the_page() -> None:
    """Each case stands in the table with what it does, and the table has no other."""
    listed = {
        (row[0], field.strip("`"), row[2].strip("`")): row[3] == "refused"
        for row in ROWS
        if re.fullmatch(r"V\d\d", row[0])
        for field in row[1].split(", ")
    }
    assert listed == dict(CASES)


def test_the_page_has_the_access_table() -> None:
    """Each act has its row, and each cell says what the code does."""
    header = next(row for row in ROWS if row[0] == "act")
    assert header[1:] == [capacity.value for capacity in Capacity]
    listed = {key(row[0]): row[1:] for row in ROWS if key(row[0]) in set(Act)}
    expected = {
        act.value: ["yes" if may(act, frozenset({capacity})) else "–" for capacity in Capacity] for act in Act
    }
    assert listed == expected


def test_the_page_has_the_timetable() -> None:
    """Each step has the working day and the time that the code counts."""
    calendar, quarter = WorkingCalendar(), QuarterName(2021, 2)
    spoken = {"09:30": "9:30am", "09:00": "9am", "12:00": "noon", "17:00": "5pm"}
    expected = {
        step.key: [
            str(calendar.between(quarters.last_day(quarter), step.at.date()) + 1),
            spoken[f"{step.at:%H:%M}"],
        ]
        for step in timetable(quarter, calendar).steps()
    }
    assert {key(row[0]): row[1:] for row in ROWS if key(row[0]) in expected} == expected


def test_the_page_explains_ratings_schemes_and_directions() -> None:
    """Each rating with the default scheme's label and definition, each scheme, each direction."""
    listed = {row[0]: row[2:4] for row in ROWS if row[0] in set(Rating)}
    for meaning in rag.scheme("brag_plus").meanings[:-1]:
        assert listed[meaning.rating] == [meaning.label, meaning.definition.rstrip(".")]
    assert set(rag.SCHEMES) <= {key(row[0]) for row in ROWS}
    directions = {word for row in ROWS for word in row[0].split(", ")}
    assert {direction.value.replace("_", " ") for direction in Direction} <= directions
