"""What may become of a draft of the paper, and when: the states of a paper's clearance."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from storage.facts.clearance import PaperMove

M = PaperMove
_OPEN = frozenset({M.SENT_BACK, M.CLEARED})
NEXT: Mapping[PaperMove | None, frozenset[PaperMove]] = MappingProxyType(
    {
        None: _OPEN,
        M.SENT_BACK: _OPEN,
        M.VOIDED: _OPEN,
        M.CLEARED: frozenset({M.SENT_BACK, M.VOIDED, M.SUBMITTED}),
        M.SUBMITTED: frozenset({M.PUBLISHED}),
        M.PUBLISHED: frozenset({M.PRESENTED}),
        M.PRESENTED: frozenset(),
    }
)
"""From where it stands to what may come next. What was submitted is out of the office's hands."""
DATED = (M.SUBMITTED, M.PUBLISHED, M.PRESENTED)
"""What a person says that they did, with the day."""


def may_follow(stands: PaperMove | None, move: PaperMove) -> bool:
    """Whether this may come next."""
    return move in NEXT[stands]


def next_dated(stands: PaperMove | None) -> PaperMove | None:
    """What a person may say next that they did; None where nothing is."""
    return next((move for move in DATED if may_follow(stands, move)), None)


def is_right_day(day: date, not_before: date, today: date) -> bool:
    """Whether something may have been done on that day: after what came before it, and not in days to come."""
    return not_before <= day <= today
