"""The tables of a finance annex in a file, CSV or Excel: its rows under headings as offices write them. What the rows
say is read in files.py."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from storage.facts.plan import QuarterName
from storage.plan.files.excel.layout import Sheet, columns_of
from storage.plan.files.headed_tables import TableKind
from storage.plan.files.scalars import Choice, Prose, Title, refuse
from storage.rules.calendar import quarters
from storage.rules.finance import AMOUNTS, LineKind, read_amount

GROUP = "finance"
ENOUGH = 3
"""So many columns of amounts make a table one of these."""
NAMES = {
    "quarter": ("period",),
    "heading": ("budget heading", "line", "item", "description"),
    "annual_budget": ("budget", "full year budget", "budget for the year", "annual budget for the year"),
    "budget_to_date": ("profiled budget", "year to date budget", "budget year to date", "budget ytd"),
    "actual_to_date": ("actual", "actuals", "actual year to date", "actual ytd", "spend to date"),
    "forecast": ("forecast outturn", "full year forecast", "projected outturn", "outturn"),
    "variance": ("forecast variance", "variance over under", "full year variance"),
    "note": ("notes", "comment", "comments", "commentary", "explanation"),
    "kind": ("type",),
}
"""What else columns are called."""
UNITS = frozenset(
    ("000", "000s", "k", "thousand", "thousands", "m", "mn", "million", "millions", "in", "of", "pounds")
)
"""Words in a heading that tell its unit, and no more."""


def _as_amount(value: object) -> Decimal:
    found = read_amount(str(value))
    return found if isinstance(found, Decimal) else refuse("not_an_amount")


Amount = Annotated[Decimal, BeforeValidator(_as_amount)]


def _as_quarter(value: object) -> QuarterName:
    return quarters.named(str(value)) or refuse("not_a_quarter")


class AnnexLine(BaseModel):
    """A row as it was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    quarter: Annotated[QuarterName | None, BeforeValidator(_as_quarter)] = None
    section: Title
    heading: Title
    annual_budget: Amount
    budget_to_date: Amount
    actual_to_date: Amount
    forecast: Amount
    variance: Amount | None = None
    note: Prose | None = None
    kind: Annotated[LineKind, Choice] | None = None


class AnnexLines(BaseModel):
    """Rows, as they stand in a tree."""

    finance: tuple[AnnexLine, ...]


SHEET = Sheet("Finance", GROUP, tuple(columns_of(GROUP, AnnexLine)))
"""The one layout of a finance annex."""


def _is_annex(heads: set[str]) -> bool:
    return len(heads & set(AMOUNTS)) >= ENOUGH and bool(heads & {"heading", "section"})


ANNEX = TableKind(SHEET, NAMES, _is_annex, UNITS)
"""By what its tables are known."""
