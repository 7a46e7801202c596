"""The columns of the one-page return, and which cell holds what. The workbook itself is return_forms', which brings
the spreadsheet library: whoever only names a cell does without."""

from dataclasses import dataclass
from string import ascii_uppercase


@dataclass(frozen=True)
class Column:
    """One column: the key of what stands in it, its heading, and its width in characters."""

    key: str
    heading: str
    width: int


PRINTED = (
    Column("ref", "Ref", 10),
    Column("title", "Commitment", 30),
    Column("last", "Last time", 14),
    Column("promise", "You said", 30),
)
FILLED_IN = (
    Column("rating", "How does it stand?", 14),
    Column("progress", "What was done this quarter (or delivered)?", 42),
    Column("next_steps", "What comes next quarter?", 32),
    Column("reason", "If at risk, off track or not started: why?", 30),
    Column("path_action", "One action that gets it back on track", 30),
    Column("path_owner", "Who does it? (a role)", 20),
    Column("path_by_when", "By when?", 12),
    Column("support_kind", "Do you want help?", 16),
    Column("support_ask", "What do you ask for?", 26),
    Column("support_of_whom", "Of whom? (a role or a body)", 20),
    Column("support_by_when", "Wanted by when?", 12),
    Column("completed_on", "If complete: when?", 12),
    Column("evidence", "If complete: what proves it?", 26),
    Column("monitor", "If complete: keep monitoring it?", 14),
    Column("hold_agreed_by", "If not started: who agreed that it waits? (a role)", 22),
)
COLUMNS = PRINTED + FILLED_IN
DATES = frozenset({"path_by_when", "support_by_when", "completed_on"})


def cell_of(key: str, number: int) -> str:
    """The cell in which a row says something: "F6"."""
    at = next((at for at, column in enumerate(COLUMNS) if column.key == key), len(PRINTED))
    return f"{ascii_uppercase[at]}{number}"
