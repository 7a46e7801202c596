"""Every finding that validation can make: its rule, its field, its case, and whether it blocks.

The rules are described in docs/rules.md. The words for people live in digests, one for each entry here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from storage.facts.answering import Finding
from storage.rules.answering.personal_data import Sign

BLOCKS, WARNS = True, False

TYPED_FIELDS = (
    "progress",
    "next_steps",
    "reason",
    "path.action",
    "path.owner",
    "support.ask",
    "support.of_whom",
    "evidence",
    "hold_agreed_by",
    "public_line",
    "new_due_reason",
)
"""Where people write in their own words, so that personal data may slip in."""

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
        ("V04", "path.by_when", "after_plan"): WARNS,
        ("V05", "support.kind", "missing"): BLOCKS,
        ("V05", "support.ask", "missing"): BLOCKS,
        ("V05", "support.of_whom", "missing"): BLOCKS,
        ("V05", "support.by_when", "missing"): BLOCKS,
        ("V05", "support.by_when", "after_plan"): WARNS,
        ("V06", "path.action", "missing"): BLOCKS,
        ("V06", "new_due", "missing"): BLOCKS,
        ("V06", "path.owner", "missing"): BLOCKS,
        ("V06", "path.by_when", "missing"): BLOCKS,
        ("V06", "path.by_when", "in_past"): BLOCKS,
        ("V06", "path.by_when", "after_plan"): WARNS,
        ("V07", "progress", "missing"): BLOCKS,
        ("V07", "completed_on", "missing"): BLOCKS,
        ("V07", "completed_on", "in_future"): BLOCKS,
        ("V07", "completed_on", "before_start"): BLOCKS,
        ("V07", "evidence", "missing"): BLOCKS,
        ("V07", "monitor", "missing"): BLOCKS,
        ("V08", "rating", "before_plan_end"): BLOCKS,
        ("V09", "reason", "missing"): BLOCKS,
        ("V09", "hold_agreed_by", "missing"): BLOCKS,
        ("V09", "rating", "delivered"): BLOCKS,
        ("V10", "rating", "past_due"): BLOCKS,
        ("V10", "rating", "review_due"): WARNS,
        ("V11", "forecast", "beyond_due"): WARNS,
        ("V11", "forecast", "beyond_tolerance"): BLOCKS,
        ("V12", "rating", "overdue_milestone"): WARNS,
        ("V12", "rating", "open_support"): WARNS,
        ("V12", "milestones", "met_in_future"): BLOCKS,
        ("V13", "reason", "missing"): BLOCKS,
        ("V13", "rating", "jump"): WARNS,
        ("V14", "rating", "amber_again"): WARNS,
        ("V14", "rating", "red_again"): WARNS,
        ("V15", "new_due", "not_later"): BLOCKS,
        ("V15", "new_due_reason", "missing"): BLOCKS,
        **{
            ("V17", field, sign): BLOCKS if sign is Sign.CRIME_NUMBER else WARNS
            for field in TYPED_FIELDS
            for sign in Sign
        },
        ("V18", "paragraph", "missing"): BLOCKS,
        ("V19", "evidence", "not_http"): BLOCKS,
        ("V20", "progress", "still_to_come"): WARNS,
        ("V20", "next_steps", "already_done"): WARNS,
    }
)
"""(code, field, case) -> whether it blocks. A field is an Answer's, or a path into its path or support."""


def finding(code: str, field: str, case: str, **detail: str) -> Finding:
    """One finding of the list above; an unlisted one is a KeyError, so that none goes unworded."""
    return Finding(code, field, case, CASES[code, field, case], tuple(sorted(detail.items())))


TOLD = frozenset({("V10", "rating", "review_due")})
"""Warnings that only inform: nothing in the answer could be changed for them."""


def is_challenge(found: Finding) -> bool:
    """Whether the lead is asked once, before it is recorded, if this is meant."""
    return not found.blocks and (found.code, found.field, found.case) not in TOLD
