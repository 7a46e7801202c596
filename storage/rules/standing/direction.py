"""Direction of travel: how a rating moved since the last comparable one. The trend of a measure is another
thing and lives elsewhere."""

from storage.enums import Direction, Rating
from storage.rules.standing.rag import ORDER

WORSE = (Direction.WORSENED, Direction.REOPENED)


def direction(
    now: Rating,
    before: Rating | None,
    *,
    reopened: bool = False,
    rebaselined: bool = False,
    scheme_changed: bool = False,
    came_by: str = "",
) -> tuple[Direction, str]:
    """The direction, and why it is not comparable ("" when it is): no_return, no_return_before,
    scheme_changed, rebaselined, not_started, split or merged. `before` is None when there is no earlier rating
    at all; `reopened` says that a completed commitment was taken up again since the rating before; `came_by`
    that it took another's place, by being split or merged."""
    if now is Rating.NONE:
        return Direction.NOT_COMPARABLE, "no_return"
    if before is None:
        return (Direction.NOT_COMPARABLE, came_by) if came_by else (Direction.NEW, "")
    if before is Rating.NONE:
        return Direction.NOT_COMPARABLE, "no_return_before"
    if scheme_changed or rebaselined:
        return Direction.NOT_COMPARABLE, "scheme_changed" if scheme_changed else "rebaselined"
    return _between(now, before, reopened)


def _between(now: Rating, before: Rating, reopened: bool) -> tuple[Direction, str]:
    """The direction between two ratings, neither of them "No return"."""
    if now is not Rating.BLUE and (reopened or before is Rating.BLUE):
        return Direction.REOPENED, ""
    if now is before:
        return Direction.NO_CHANGE, ""
    if now is Rating.BLUE:
        return Direction.COMPLETED, ""
    if before is Rating.GREY:
        return Direction.STARTED, ""
    if now is Rating.GREY:
        return Direction.NOT_COMPARABLE, "not_started"
    better = ORDER.index(now) > ORDER.index(before)
    return Direction.IMPROVED if better else Direction.WORSENED, ""
