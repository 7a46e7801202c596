"""Money in words, the same in answers and in papers: amounts in the unit of the annex, and what a variance is."""

from digests.kit.labels import capital
from storage.facts.finance import FinanceFacts, FinanceLine, FinanceSection, SectionKind
from storage.rules.finance import THOUSAND

MINUS = "−"
OFFICES = ("opcc", "pcc", "pfcc", "mopac")
"""Names of sections that are short for something."""


def amount(pounds: int, *, thousands: bool) -> str:
    """An amount in the annex's unit, below nothing with a true minus: "76,480", "−1,210.5"."""
    whole, rest = divmod(abs(pounds), THOUSAND) if thousands else (abs(pounds), 0)
    part = f".{rest:03d}".rstrip("0") if rest else ""
    return f"{MINUS if pounds < 0 else ''}{whole:,}{part}"


def variance(pounds: int, *, thousands: bool) -> str:
    """A variance with its sign: "+380", "−250", "0"."""
    return f"{'+' if pounds > 0 else ''}{amount(pounds, thousands=thousands)}"


def unit(*, thousands: bool) -> str:
    """ "thousands of pounds"."""
    return "thousands of pounds" if thousands else "pounds"


def against_plan(pounds: int, kind: SectionKind, *, thousands: bool) -> str:
    """What a section's variance comes to: "250 under", "1,735 above plan", "as planned"."""
    if not pounds:
        return "as planned"
    ways = ("above plan", "below plan") if kind is SectionKind.RESERVES else ("over", "under")
    return f"{amount(abs(pounds), thousands=thousands)} {ways[pounds < 0]}"


def section_name(name: str) -> str:
    """A section's name at the head of a line, as the file has it but for its capitals: "Force", "OPCC"."""
    return name.upper() if name.casefold() in OFFICES else capital(name)


def summed(section: FinanceSection) -> FinanceLine:
    """What a section comes to: its total as it was given, else its rows added up."""
    if section.total:
        return section.total
    rows = section.lines
    return FinanceLine(
        heading=f"Total {section.name}",
        annual_budget=sum(one.annual_budget for one in rows),
        budget_to_date=sum(one.budget_to_date for one in rows),
        actual_to_date=sum(one.actual_to_date for one in rows),
        forecast=sum(one.forecast for one in rows),
        variance=sum(one.variance for one in rows),
    )


def supplied_by(facts: FinanceFacts) -> str:
    """By whom it was confirmed: a role, or one for another."""
    if facts.confirmed_by and facts.on_behalf_of:
        return f"{facts.confirmed_by} for {facts.on_behalf_of}"
    return facts.confirmed_by or f"the office for {facts.on_behalf_of or 'the Chief Finance Officer'}"
