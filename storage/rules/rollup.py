"""What many ratings come to: counts, and the worst of them. Ratings are never averaged."""

from collections import Counter
from collections.abc import Iterable

from storage.enums import Rating, ReturnState
from storage.facts import Counts

NOT_YET_IN = (ReturnState.SCHEDULED, ReturnState.PROMPTED, ReturnState.DRAFTING, ReturnState.RETURNED)


def is_awaited(rating: Rating, state: ReturnState) -> bool:
    """Whether a return may still come: then what has no rating is "not in yet", and not "No return"."""
    return rating is Rating.NONE and state in NOT_YET_IN


def counts(ratings: Iterable[Rating]) -> Counts:
    """How many have each rating: all six in canonical order, zeros included."""
    found = Counter(ratings)
    return Counts(tuple((rating, found[rating]) for rating in Rating))


def worst_known(returns: Iterable[tuple[Rating, ReturnState]]) -> Rating:
    """The rating of a priority while its returns come in: that of those that are in, NONE before the first.
    What may still come is not missing yet."""
    return worst_of(rating for rating, state in returns if not is_awaited(rating, state))


def worst_of(ratings: Iterable[Rating]) -> Rating:
    """The rating of a priority from those of its commitments; NONE when it has none.

    A missing return counts as At risk: what nobody has reported is not known to be on track.
    """
    found = set(ratings)
    if not found:
        return Rating.NONE
    if Rating.RED in found:
        return Rating.RED
    if found & {Rating.AMBER, Rating.NONE}:
        return Rating.AMBER
    return found.pop() if len(found) == 1 else Rating.GREEN
