"""The table of a file with figures of measures, CSV or Excel: its rows under headings as offices write them. What the
rows come to is files.py's."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from storage.plan.files.excel.layout import Sheet, columns_of
from storage.plan.files.headed_tables import TableKind
from storage.plan.files.scalars import Code, Prose, RoleName, Title, YesNo, as_date, whole_number
from storage.rules.calendar.days import written_day

GROUP = "figures"
NAMES = {
    "code": ("measure", "measure code", "ref", "reference"),
    "quarter": ("period", "reporting period"),
    "figure": ("value", "result", "outturn", "performance"),
    "part": ("numerator", "number"),
    "whole": ("denominator", "out of", "of"),
    "commentary": ("comment", "comments", "note", "notes", "narrative"),
    "reason": ("reason missing", "why missing"),
    "expected": ("expected on", "expected by"),
    "comparator": ("most similar forces", "msf"),
    "grade_reason": ("reason for grade", "why graded so"),
    "as_at": ("as at date", "data as at"),
    "definition_version": ("version",),
    "redacted": ("withheld",),
    "reason_owner": ("reviewed by", "withheld by"),
    "review_on": ("review date", "withheld until"),
    "checked": ("checked as it stands",),
}
"""What else columns are called."""
NOT_KEPT = frozenset(
    (
        "name",
        "measure name",
        "owner",
        "target",
        "comparator kind",
        "trend",
    )
)
"""Headings of what the plan says, or of what Muster works out or does not keep: passed over, and told."""
NEEDED = {"code", "quarter", "figure"}


def _as_day(value: object) -> object:
    return (written_day(value) or as_date(value)) if isinstance(value, str) else as_date(value)


AnyDay = Annotated[date, BeforeValidator(_as_day)]


class FigureLine(BaseModel):
    """A row as it was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Code
    quarter: Title
    figure: Title | None = None
    unit: Title | None = None
    part: Title | None = None
    whole: Title | None = None
    provisional: YesNo = False
    commentary: Prose | None = None
    reason: Prose | None = None
    expected: AnyDay | None = None
    comparator: Title | None = None
    grade: Title | None = None
    grade_reason: Prose | None = None
    as_at: AnyDay | None = None
    definition_version: Annotated[int, whole_number(1, 999)] | None = None
    redacted: YesNo = False
    reason_owner: RoleName | None = None
    review_on: AnyDay | None = None
    checked: YesNo = False


class FigureLines(BaseModel):
    """Rows, as they stand in a tree."""

    figures: tuple[FigureLine, ...]


FIGURES = TableKind(
    Sheet("Figures", GROUP, tuple(columns_of(GROUP, FigureLine))),
    NAMES,
    lambda heads: heads >= NEEDED,
    not_kept=NOT_KEPT,
    whole=frozenset(("figure", "part", "whole", "comparator")),
)
"""By what its tables are known."""
