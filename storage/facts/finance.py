"""The finance annex of a quarter as facts: figures that were confirmed, a file as it came, or why there is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.facts.plan import QuarterName


class LineKind(StrEnum):
    """What a row of the figures is. Income and grants are negative, spending is positive; what a balance counts is
    what is held, and its columns mean something else (SectionKind.RESERVES)."""

    SPENDING = "spending"
    INCOME = "income"
    GRANT = "grant"
    BALANCE = "balance"
    TOTAL = "total"


class SectionKind(StrEnum):
    """What a section is of. Capital stands beside revenue, not in it. In reserves the annual budget is the planned
    balance at the year's end, the budget to date the balance at its start, the actual the balance now and the
    forecast that at the year's end; more is a higher balance."""

    REVENUE = "revenue"
    CAPITAL = "capital"
    RESERVES = "reserves"


@dataclass(frozen=True)
class FinanceLine:
    """A row of the figures, in whole pounds. The variance is the forecast less the annual budget: plus is an
    overspend."""

    heading: str
    kind: LineKind
    annual_budget: int
    budget_to_date: int
    actual_to_date: int
    forecast: int
    variance: int
    note: str = ""


@dataclass(frozen=True)
class FinanceSection:
    """A section with its rows in their order; `total` is the row that adds them, where the file has one."""

    name: str
    kind: SectionKind
    lines: tuple[FinanceLine, ...]
    total: FinanceLine | None = None


@dataclass(frozen=True)
class AnnexFile:
    """A file that is joined to the paper as it came. `kind` is how it ends: docx, pdf or xlsx."""

    name: str
    kind: str
    supplied_by: str
    """By which role."""
    supplied_at: datetime
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True)
class FinanceFacts:
    """A quarter's finance annex as it counts: the newest version that was confirmed, figures or a file, never both;
    or why it was waived; or nothing yet."""

    quarter: QuarterName
    version: int = 0
    """The first that was confirmed in the quarter is 1; 0 where none was."""
    confirmed_by: str = ""
    """By which role."""
    confirmed_at: datetime | None = None
    in_thousands: bool = True
    """Whether the figures came in thousands of pounds, as they print then; else in pounds."""
    sections: tuple[FinanceSection, ...] = ()
    file: AnnexFile | None = None
    waived_because: str = ""
    waived_at: datetime | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether figures or a file count."""
        return self.confirmed_at is not None

    @property
    def is_waived(self) -> bool:
        """Whether none is wanted, for a reason that is given."""
        return not self.is_confirmed and self.waived_at is not None

    @property
    def is_missing(self) -> bool:
        """Whether it is still to come."""
        return not self.is_confirmed and not self.is_waived
