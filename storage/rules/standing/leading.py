"""Which rating leads while a quarter's returns come in: the last one, until this quarter's is agreed. It is decided
here for a commitment, a priority and the plan alike."""

from storage.enums import Rating
from storage.facts.standing import PlanOverview, PriorityOverview, Standing


def last_leads(one: Standing, *, collecting: bool) -> bool:
    """Whether the last rating of a commitment leads."""
    rated_before = one.last is not None and one.last.rating is not Rating.NONE
    return collecting and rated_before and not (one.is_agreed or one.recorded_in_plan)


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
