"""The messages about a plan of the office's own that came by Slack, in each state."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from digests.kit.blocks import Message
from digests.plan import adoption
from storage.plan.adoption.adopting import Adoption, Memory, Unplaced
from storage.plan.adoption.docket import Question
from storage.plan.adoption.grids.grid import NotReadable

QUESTION = Question("due:tbc", "no_day", "TBC", ("Plan!F9",), ("31/03/2026",), "31/03/2026")
ROWS: dict[str, list[dict[str, object]]] = {
    "commitments": [{}] * 12,
    "priorities": [{}] * 3,
    "people": [{}] * 5,
    "milestones": [{}],
    "returns": [{}] * 24,
}
OPEN = Adoption(
    ("our <plan>.xlsx",),
    {},
    ROWS,
    (QUESTION,),
    (),
    (Unplaced("Plan!G2", "A link", "column"),),
    (),
    {},
    Memory(),
)
ADOPTION: Mapping[str, Callable[[], Message]] = {
    "plan.adoption.adopted/to_decide": lambda: adoption.adopted(OPEN, "{file}"),
    "plan.adoption.adopted/finished": lambda: adoption.adopted(
        replace(OPEN, questions=(), unplaced=()), "{file}"
    ),
    "plan.adoption.not_adopted/labelled": lambda: adoption.not_adopted(
        NotReadable("labelled", "our <plan>.xlsx")
    ),
    "plan.adoption.not_adopted/no_table": lambda: adoption.not_adopted(
        NotReadable("no_table", "minutes.docx")
    ),
    "plan.adoption.not_adopted/without_theirs": lambda: adoption.not_adopted(
        NotReadable("without_theirs", "mine.xlsx")
    ),
}
