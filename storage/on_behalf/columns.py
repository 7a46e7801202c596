"""The columns of the one-page return, and which cell holds what. The workbook itself is excel's, which brings
the spreadsheet library: whoever only names a cell does without."""

from dataclasses import dataclass
from string import ascii_uppercase


@dataclass(frozen=True)
class FormColumn:
    """One column: the key of what stands in it, its heading, and its width in characters."""

    key: str
    heading: str
    width: int


PRINTED = (
    FormColumn("ref", "Ref", 10),
    FormColumn("title", "Commitment", 30),
    FormColumn("last", "Last time", 18),
    FormColumn("promise", "You said", 30),
)
FILLED_IN = (
    FormColumn("rating", "How does it stand?", 14),
    FormColumn("progress", "What was done this quarter (or delivered)?", 42),
    FormColumn("next_steps", "What comes next quarter?", 32),
    FormColumn("reason", "If at risk, off track or not started: why?", 30),
    FormColumn("path_action", "One action that gets it back on track", 30),
    FormColumn("path_owner", "Who does it? (a role)", 20),
    FormColumn("path_by_when", "By when?", 12),
    FormColumn("support_kind", "Do you want help?", 16),
    FormColumn("support_ask", "What do you ask for?", 26),
    FormColumn("support_of_whom", "Of whom? (a role or a body)", 20),
    FormColumn("support_by_when", "Wanted by when?", 12),
    FormColumn("completed_on", "If complete: when?", 12),
    FormColumn("evidence", "If complete: what proves it?", 26),
    FormColumn("monitor", "If complete: keep monitoring it?", 14),
    FormColumn("hold_agreed_by", "If not started: who agreed that it waits? (a role)", 22),
)
COLUMNS = PRINTED + FILLED_IN
DATES = frozenset({"path_by_when", "support_by_when", "completed_on"})


def cell_of(key: str, number: int) -> str:
    """The cell in which a row says something: "F6"."""
    at = next((at for at, column in enumerate(COLUMNS) if column.key == key), len(PRINTED))
    return f"{ascii_uppercase[at]}{number}"
