"""The finance annex of a quarter as facts: figures that were confirmed, or why there are none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.facts.plan import QuarterName


class SectionKind(StrEnum):
    """What a section is of. Capital stands beside revenue, not in it. In reserves the annual budget is the planned
    balance at the year's end, the budget to date the balance at its start, the actual the balance now and the
    forecast that at the year's end; more is a higher balance."""

    REVENUE = "revenue"
    CAPITAL = "capital"
    RESERVES = "reserves"


class AnnexRefused(StrEnum):
    """Why nothing was recorded: the figures were already; later ones were; they are not there; a file has none."""

    KNOWN = "known"
    OVERTAKEN = "overtaken"
    GONE = "gone"
    NO_ANNEX = "no_annex"


@dataclass(frozen=True)
class FinanceLine:
    """A row of the figures, in whole pounds; income and grants are negative. The variance is the forecast less the
    annual budget: plus is an overspend."""

    heading: str
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
class AnnexRead:
    """The figures of a file, as they were read: of which quarter, in which unit, and of which file."""

    quarter: QuarterName
    in_thousands: bool
    sections: tuple[FinanceSection, ...]
    file_name: str


@dataclass(frozen=True)
class FinanceFacts:
    """A quarter's finance annex as it counts: the newest version that was confirmed, or why it was waived, or nothing
    yet."""

    quarter: QuarterName
    version: int = 0
    """The first that was confirmed in the quarter is 1; 0 where none was."""
    confirmed_by: str = ""
    """By which role; nothing where it was taken in at the command line."""
    on_behalf_of: str = ""
    """Of which role, where somebody else confirmed it."""
    confirmed_at: datetime | None = None
    in_thousands: bool = True
    """Whether the figures came in thousands of pounds, as they print then; else in pounds."""
    sections: tuple[FinanceSection, ...] = ()
    waived_because: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether there are figures that count."""
        return self.confirmed_at is not None
