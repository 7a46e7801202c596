"""What a paper reads out of a snapshot: which commitments, in what order, and what may be shown of each."""

from collections.abc import Sequence

from storage.enums import CommitmentType, Direction, Handling, Rating, ResponsibleBody
from storage.facts.answering import Answer, PastRating
from storage.facts.papers import Snapshot
from storage.facts.standing import Counts, Standing
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_let_off
from storage.rules.standing.direction import WORSE
from storage.rules.standing.rag import ORDER

SEPARATELY = "Reported to members separately"
"""What stands where text may not be shown in a public paper (LGA 1972 Sch 12A)."""

LET_OFF_APART = 3
"""From this version of the paper on, what was let off reporting is in no count, and what was sent back says so."""
AS_PRINTED = 4
"""From this version of the paper on, each rating says whose it is, this quarter's and the one before, and those two
are compared; what came after returns closed is told apart from what came late."""
EVERY_RED = 5
"""From this version of the paper on, page one names whatever is off track, what is overdue and whose return is
missing; what was not reported has no direction, and what was waived though it was answered says so."""
SIGNABLE = 6
"""From this version of the paper on, nothing in it is about the software or said twice: one key, fewer columns, an
SRO's reason among the exceptions, what is overdue or missing beside them, and each missing return by its body."""
OTHERWISE_CHANGED = (Direction.IMPROVED, Direction.STARTED, Direction.COMPLETED)
"""With WORSE, the directions that mean another rating than before."""
WORST_FIRST = (*ORDER, Rating.GREY, Rating.NONE)


def standings(snapshot: Snapshot) -> tuple[Standing, ...]:
    """Every live commitment, in the plan's order. The one source of every count in a paper.

    Raises ValueError when the snapshot's own counts, of the plan or of a priority, do not agree with it: a
    paper must not go out with figures that differ from its data.
    """
    found = tuple(standing for priority in snapshot.priorities for standing in priority.standings)
    counted = [(snapshot.counts, found), *((p.counts, p.standings) for p in snapshot.priorities)]
    if any(_differ(count, counting(some, snapshot)) for count, some in counted):
        raise ValueError("the snapshot's counts do not agree with its commitments")
    return found


def counting(found: Sequence[Standing], snapshot: Snapshot) -> tuple[Standing, ...]:
    """Those that are in the paper's counts: all but those that were let off reporting."""
    apart = snapshot.renderer >= LET_OFF_APART
    return tuple(one for one in found if not (apart and is_let_off(one.state)))


def _differ(count: Counts, found: Sequence[Standing]) -> bool:
    return any(count.of(rating) != len(rated(found, rating)) for rating in Rating)


def rated(found: Sequence[Standing], *ratings: Rating) -> tuple[Standing, ...]:
    """Those with one of these ratings, in the order of `ratings`, then of the plan."""
    return tuple(standing for rating in ratings for standing in found if standing.rating is rating)


def headed(found: Sequence[Standing], *directions: Direction) -> tuple[Standing, ...]:
    """Those that went one of these ways, in the order of `directions`, then of the plan."""
    return tuple(standing for way in directions for standing in found if standing.direction is way)


def worse(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that got worse: off track before at risk, then in the plan's order."""
    return tuple(s for s in rated(found, *WORST_FIRST) if s.direction in WORSE)


def changed(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those with another rating than before, the ones that got worse first."""
    return (*worse(found), *headed(found, *OTHERWISE_CHANGED))


def of_body(found: Sequence[Standing], body: ResponsibleBody) -> tuple[Standing, ...]:
    """Those that are this body's work."""
    return tuple(standing for standing in found if standing.terms.responsible_body is body)


def recorded(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that are complete as the plan says and asked no more."""
    return tuple(one for one in found if one.recorded_in_plan)


def reported(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that were given a rating this quarter, which somebody agrees."""
    return tuple(s for s in found if s.rating is not Rating.NONE and not s.recorded_in_plan)


def without_return(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those whose lead sent nothing by the cut-off."""
    return tuple(s for s in found if s.rating is Rating.NONE and not is_let_off(s.state))


def asked(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that a return was asked of."""
    return tuple(s for s in found if not (s.recorded_in_plan or is_let_off(s.state)))


def late(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those whose return first came after its deadline."""
    return tuple(s for s in found if s.late and s.rating is not Rating.NONE)


def after_closing(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those whose return first came when returns had closed."""
    return tuple(s for s in found if s.after_closing and s.rating is not Rating.NONE)


def again_after_closing(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that had come by then, and were answered again afterwards."""
    return tuple(s for s in found if s.again_after_closing and s.rating is not Rating.NONE)


def waived(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that were let off reporting this quarter."""
    return tuple(s for s in found if is_let_off(s.state))


def is_separate(standing: Standing) -> bool:
    """Whether this quarter's text, or the whole commitment, may not be shown."""
    answer = standing.answer
    hidden_answer = answer is not None and answer.handling is not Handling.PUBLIC
    return standing.withheld or hidden_answer or standing.terms.handling is not Handling.PUBLIC


def answer_shown(standing: Standing) -> Answer | None:
    """What was said, where there is something and it may be shown."""
    return None if is_separate(standing) else standing.answer


def promise_shown(standing: Standing) -> str:
    """What was promised last time, where it is known and may be shown."""
    past = standing.last
    shown = past is not None and past.handling is Handling.PUBLIC and not is_separate(standing)
    return past.promise if past and shown else ""


def title(standing: Standing) -> str:
    """The commitment's title, or that it is reported elsewhere."""
    return standing.terms.title if standing.terms.handling is Handling.PUBLIC else SEPARATELY


def is_old(past: PastRating, snapshot: Snapshot) -> bool:
    """Whether an earlier rating is older than last quarter's, which must then be said."""
    return past.quarter != quarters.previous(snapshot.quarter)


def is_agreed(standing: Standing) -> bool:
    """Whether somebody other than the lead stands behind the rating."""
    return standing.is_agreed


def overdue(found: Sequence[Standing], snapshot: Snapshot) -> tuple[Standing, ...]:
    """Those that were due by the data cut-off and are not complete; a review date is none to be done by."""
    passed = (one for one in found if has_passed(one, snapshot) and one.terms.completed_on is None)
    return tuple(one for one in passed if one.terms.type is not CommitmentType.ONGOING)


def is_first(found: Sequence[Standing]) -> bool:
    """Whether nothing was rated before: the plan's first report."""
    return bool(found) and not any(one.last for one in found)


def has_passed(standing: Standing, snapshot: Snapshot) -> bool:
    """Whether the due date had come by the data cut-off with the commitment not complete."""
    return standing.terms.due <= snapshot.as_at and standing.rating is not Rating.BLUE
