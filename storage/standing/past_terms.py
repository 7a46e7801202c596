"""The terms of commitments as they were in a quarter that has ended: due dates that have moved since, and what was
completed since."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from storage.enums import Rating
from storage.facts.plan import CommitmentTerms, QuarterName
from storage.plan.plan_facts import Move
from storage.record.rows import AnyRow
from storage.rules.calendar import quarters
from storage.standing.agreed_ratings import rating_of

COLLECTING = timedelta(days=31)
"""A date moved while a quarter's returns come in belongs to that quarter."""


def as_they_were(
    quarter: QuarterName,
    terms: Mapping[int, CommitmentTerms],
    moves: Mapping[int, Sequence[Move]],
    returns: Mapping[int, AnyRow],
) -> dict[int, CommitmentTerms]:
    """The terms with the due dates that held while the quarter's returns came in, and not yet completed where that
    came afterwards."""
    until = quarters.last_day(quarter) + COLLECTING
    then = {key: due_on(one, moves.get(key, ()), until) for key, one in terms.items()}
    return {key: not_yet_complete(one, returns.get(key)) for key, one in then.items()}


def not_yet_complete(terms: CommitmentTerms, row: AnyRow | None) -> CommitmentTerms:
    """The same terms without the day of completion, where the quarter's return has another rating."""
    return terms if row is None or rating_of(row) is Rating.BLUE else replace(terms, completed_on=None)


def due_on(terms: CommitmentTerms, moves: Sequence[Move], day: date) -> CommitmentTerms:
    """The same terms with the due date as it stood on that day, though it was moved since."""
    since = [move for move in moves if move.at.date() > day]
    if not since:
        return terms
    by_then = len(moves) - len(since)
    first = moves[0].old_due if by_then else None
    return replace(terms, due=since[0].old_due, original_due=first, moves=by_then)
