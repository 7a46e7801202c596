"""What counts as what, in the one place that says so: which returns are asked for, answered, sent back or missing,
and what many of them come to. What their ratings come to is rollup's."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from storage.enums import Rating, ReturnState
from storage.facts.counting import Returns

AGREED = (ReturnState.AGREED, ReturnState.CLEARED, ReturnState.PUBLISHED)
ANSWERED = (ReturnState.SUBMITTED, ReturnState.RETURNED, *AGREED)
NOT_YET_IN = (ReturnState.SCHEDULED, ReturnState.PROMPTED, ReturnState.DRAFTING)


def stands(state: ReturnState, rating: Rating | None) -> ReturnState:
    """Where a return stands for whoever counts it, by the state that is kept and its lead's rating: what was sent
    back and ran out of time was answered all the same, so it stands as sent back and is not missing."""
    answered = rating not in (None, Rating.NONE)
    return ReturnState.RETURNED if state is ReturnState.NO_RETURN and answered else state


def is_let_off(state: ReturnState) -> bool:
    """Whether nothing is asked: waived, as those of an exempted role are. Such a return is in no count, and in no
    worst of many."""
    return state is ReturnState.WAIVED


def is_answered(state: ReturnState) -> bool:
    """Whether its lead has answered, whatever was said of that since."""
    return state in ANSWERED


def is_missing(state: ReturnState) -> bool:
    """Whether its time is out, and its lead never answered."""
    return state is ReturnState.NO_RETURN


def is_awaited(rating: Rating, state: ReturnState) -> bool:
    """Whether a first answer may still come: then what has no rating is "not in yet", and not "No return"."""
    return rating is Rating.NONE and state in NOT_YET_IN


def returns(
    states: Iterable[ReturnState] | Mapping[ReturnState, int], agreed_on: date | None = None
) -> Returns:
    """What returns come to that stand like these, or like these so many."""
    found = Counter(states)
    asked = Counter({state: number for state, number in found.items() if not is_let_off(state)})

    def those(which: Callable[[ReturnState], bool]) -> int:
        return sum(number for state, number in asked.items() if which(state))

    return Returns(
        asked=asked.total(),
        answered=those(is_answered),
        agreed=those(AGREED.__contains__),
        sent_back=asked[ReturnState.RETURNED],
        missing=those(is_missing),
        let_off=found.total() - asked.total(),
        agreed_on=agreed_on,
    )
