"""How one commitment's standing is worded: its rating, its direction, who agreed it. No layout."""

from collections.abc import Iterable, Sequence

from digests.labels import acting_for, direction_label, quarter_short, rated, rating_label
from storage.enums import Rating, ReturnState
from storage.facts import RatingMeaning, Standing
from storage.rules.rollup import is_awaited


def standing_words(one: Standing, scheme: Sequence[RatingMeaning]) -> dict[str, object]:
    """What a template says of one commitment: `one`, its `terms`, how it `stands`, its `travel` since which
    quarter, its `agreement` (empty where there is nothing to agree), and what the `lead_said` where another rating
    was agreed."""
    return {
        "one": one,
        "terms": one.terms,
        "stands": _stands(one, scheme),
        "travel": _travel(one),
        "agreement": _agreement(one),
        "lead_said": rated(one.lead_rating, scheme) if one.lead_rating else "",
    }


def awaited(standings: Iterable[Standing]) -> bool:
    """Whether any of them is still to come."""
    return any(is_awaited(one.rating, one.state) for one in standings)


def _stands(one: Standing, scheme: Sequence[RatingMeaning]) -> str:
    """The rating in words; without one, why, and never the last one as if it were current."""
    words = rated(one.rating, scheme)
    if one.completion_awaits:
        return f"{words}, awaiting agreement"
    if one.rating is not Rating.NONE:
        return words
    if one.state is ReturnState.WAIVED:
        return "– Not reported this quarter"
    words = "– Not in yet" if is_awaited(one.rating, one.state) else words
    if not one.last:
        return words
    return f"{words} (last: {rating_label(one.last.rating, scheme)}, {quarter_short(one.last.quarter)})"


def _travel(one: Standing) -> str:
    words = direction_label(one.direction, one.not_comparable_because)
    since = f"{words} since {quarter_short(one.compared_with)}" if one.compared_with else words
    return f"{since}, as the leads rated it" if one.compares == "leads" and one.agreed_by else since


def _agreement(one: Standing) -> str:
    if one.rating is Rating.NONE:
        return ""
    if one.agreed_by:
        return f"agreed by {acting_for(one.agreed_by, one.on_behalf_of)}"
    if one.state is ReturnState.RETURNED:
        return "sent back to the lead, not agreed"
    if one.recorded_in_plan:
        return "as the plan records it"
    return "from past returns" if one.imported else "lead's rating, not yet agreed"
