"""Which rating leads while a quarter's returns come in: the last one, until this quarter's is agreed. It is decided
here for a commitment, a priority and the plan alike."""

from storage.enums import Rating
from storage.facts.standing import PlanOverview, PriorityOverview, Standing


def last_leads(one: Standing, *, collecting: bool) -> bool:
    """Whether the last rating of a commitment leads."""
    rated_before = one.last is not None and one.last.rating is not Rating.NONE
    return collecting and rated_before and not (one.is_agreed or one.recorded_in_plan)


def ratings_told(one: Standing, *, collecting: bool) -> tuple[Rating, ...]:
    """How a commitment stands: the rating that leads, and this quarter's beside it where another leads."""
    if one.last and last_leads(one, collecting=collecting):
        return (one.last.rating, *((one.rating,) if one.rating is not Rating.NONE else ()))
    return (one.rating,)


def is_said_to_be_complete(one: Standing, *, collecting: bool) -> bool:
    """Whether it is complete, as far as anybody has said: nothing of it is overdue or falls due any more."""
    return ratings_told(one, collecting=collecting)[-1] is Rating.BLUE


def leading(found: PlanOverview) -> PlanOverview | None:
    """The plan in the quarter that leads: this one, or the one before; None where that is not known."""
    return found if not found.collecting or is_agreed(found) else found.before


def leading_of(found: PlanOverview, one: PriorityOverview) -> PriorityOverview | None:
    """The same of one priority of it; None where it had no rating then."""
    if not found.collecting or is_agreed(one):
        return one
    before = found.before.of(one.priority.code) if found.before else None
    return before if before and (before.counts.rated or before.rating is not Rating.NONE) else None


def is_agreed(many: PlanOverview | PriorityOverview) -> bool:
    """Whether what many come to is agreed: all that was asked for is in, and agreed."""
    return many.counts.total > 0 and many.returns.agreed == many.returns.asked
