"""What many ratings come to: counts, and the worst of them. Ratings are never averaged. What was let off reporting
is in neither."""

from collections import Counter
from collections.abc import Iterable, Mapping

from storage.enums import Rating, ReturnState
from storage.facts.standing import Counts
from storage.rules.standing.counting import is_awaited, is_let_off

OF_ALL = (Rating.BLUE, Rating.GREY)
"""What a priority is only where all of it is."""
Standings = Iterable[tuple[Rating, ReturnState]] | Mapping[tuple[Rating, ReturnState], int]
"""A rating and a state for each of many, or how many there are of each."""


def counts(standing: Standings) -> Counts:
    """How many have each rating: all six in canonical order, zeros included; and how many are let off reporting."""
    found, rated = Counter(standing), Counter[Rating]()
    for (rating, state), number in found.items():
        if not is_let_off(state):
            rated[rating] += number
    by_rating = tuple((rating, rated[rating]) for rating in Rating)
    return Counts(by_rating, let_off=found.total() - rated.total())


def worst_known(standing: Iterable[tuple[Rating, ReturnState]]) -> Rating:
    """The rating of a priority while its returns come in: that of those that are in, NONE before the first.
    What may still come is not missing yet. Where some were let off, or may still come, nobody knows that all are
    complete, or that none has started: then there is no rating of the whole."""
    every = list(standing)
    known = [rating for rating, state in every if not (is_let_off(state) or is_awaited(rating, state))]
    worst = worst_of(known)
    return Rating.NONE if worst in OF_ALL and len(known) < len(every) else worst


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
