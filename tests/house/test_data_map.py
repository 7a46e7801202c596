"""docs/data-protection.md tells of every table of the record, and which of them name people."""

import re

from storage.archiving.people import naming
from storage.tables import Base
from tests.house.source import ROOT

ROW = re.compile(r"^\| (?P<tables>(?:`\w+`(?:, )?)+) \| (?P<people>yes|no) \|", re.MULTILINE)
PAGE = ROOT / "docs" / "data-protection.md"
WHO_MOVED = {"step_date"}
"""Of the calendar, and named in its line."""


def told() -> dict[str, bool]:
    """Each table of the page, and whether it says that its rows name people."""
    found = ROW.finditer(PAGE.read_text(encoding="utf-8"))
    pairs = [(name, row["people"] == "yes") for row in found for name in re.findall(r"\w+", row["tables"])]
    assert len(dict(pairs)) == len(pairs), "a table stands there twice"
    return dict(pairs)


def test_every_table_is_in_the_data_map() -> None:
    """And none that is not there."""
    assert told().keys() == Base.metadata.tables.keys()


def test_the_data_map_says_which_tables_name_people() -> None:
    """A table with a key that leads to a person, or with a number that is one, is said to."""
    named = {table.name for table in Base.metadata.sorted_tables if list(naming(table))}
    assert {name for name in named if not told()[name]} - WHO_MOVED == set()
