"""Every finding that validation can make: its rule, its field, its case, and whether it blocks.

The rules are described in docs/rules.md. The words for people live in digests, one for each entry here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from storage.facts import Finding

BLOCKS, WARNS = True, False

CASES: Mapping[tuple[str, str, str], bool] = MappingProxyType(
    {
        ("V01", "rating", "missing"): BLOCKS,
        ("V01", "rating", "not_allowed"): BLOCKS,
        ("V02", "progress", "missing"): BLOCKS,
        ("V02", "progress", "too_short"): BLOCKS,
        ("V02", "progress", "too_long"): BLOCKS,
        ("V02", "progress", "similar"): WARNS,
        ("V03", "next_steps", "missing"): BLOCKS,
        ("V04", "reason", "missing"): BLOCKS,
        ("V04", "path.action", "missing"): BLOCKS,
        ("V04", "path.owner", "missing"): BLOCKS,
        ("V04", "path.by_when", "missing"): BLOCKS,
        ("V04", "path.by_when", "in_past"): BLOCKS,
        ("V05", "support.kind", "missing"): BLOCKS,
        ("V05", "support.ask", "missing"): BLOCKS,
        ("V05", "support.of_whom", "missing"): BLOCKS,
        ("V05", "support.by_when", "missing"): BLOCKS,
        ("V06", "path.action", "missing"): BLOCKS,
        ("V06", "path.owner", "missing"): BLOCKS,
        ("V06", "path.by_when", "missing"): BLOCKS,
        ("V06", "path.by_when", "in_past"): BLOCKS,
        ("V07", "progress", "missing"): BLOCKS,
        ("V07", "completed_on", "missing"): BLOCKS,
        ("V07", "completed_on", "in_future"): BLOCKS,
        ("V07", "completed_on", "before_start"): BLOCKS,
        ("V07", "evidence", "missing"): BLOCKS,
        ("V07", "monitor", "missing"): BLOCKS,
        ("V08", "rating", "before_plan_end"): BLOCKS,
        ("V09", "reason", "missing"): BLOCKS,
        ("V09", "hold_agreed_by", "missing"): BLOCKS,
        ("V10", "rating", "past_due"): BLOCKS,
        ("V10", "rating", "review_due"): WARNS,
        ("V11", "forecast", "beyond_due"): BLOCKS,
        ("V11", "forecast", "beyond_tolerance"): BLOCKS,
        ("V12", "rating", "overdue_milestone"): WARNS,
        ("V12", "rating", "open_support"): WARNS,
        ("V13", "reason", "missing"): BLOCKS,
        ("V19", "evidence", "not_http"): BLOCKS,
    }
)
"""(code, field, case) -> whether it blocks. A field is an Answer's, or a path into its path or support."""


def finding(code: str, field: str, case: str, **detail: str) -> Finding:
    """One finding of the list above; an unlisted one is a KeyError, so that none goes unworded."""
    return Finding(code, field, case, CASES[code, field, case], tuple(sorted(detail.items())))
