"""How the standing of one commitment, or of a priority, is worded: its rating, its direction, who agreed it. No
layout."""

from collections.abc import Sequence

from digests.kit.figures import (
    LEADS,
    agreed_of,
    bracketed,
    in_of,
    not_asked,
    of_lead,
    quarter_beside,
    standing_rests_on,
    whose_before,
)
from digests.kit.labels import (
    acting_for,
    counts_in_words,
    direction_label,
    quarter_short,
    rated,
    rating_label,
)
from storage.enums import Rating
from storage.facts.answering import PastRating
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.standing import HistoryEntry, PlanOverview, PriorityOverview, Standing
from storage.rules.standing.counting import is_awaited, is_let_off
from storage.rules.standing.leading import last_leads, leading_of

NOT_REPORTED = "– Not reported this quarter"
NO_WHOLE = "– No rating as a whole"
"""Of a priority: what was reported is complete, or not started, and the rest was not asked for."""


def standing_words(
    one: Standing, scheme: Sequence[RatingMeaning], quarter: QuarterName, *, collecting: bool
) -> dict[str, object]:
    """What a template says of one commitment in a quarter: `one`, its `terms`, how it `stands`, its `travel` since
    which quarter, its `agreement` (empty where there is nothing to agree; `nobody` then says why), what the
    `lead_said` where another rating was agreed, and what that `rests_on`. While the quarter's returns come in
    (`collecting`), the last rating leads until this quarter's is agreed."""
    leads = last_leads(one, collecting=collecting)
    return {
        "one": one,
        "terms": one.terms,
        "stands": _beside(one, scheme, quarter) if leads else _stands(one, scheme),
        "travel": _travel(one),
        "agreement": f"Q{quarter.number}: {_agreement(one)}"
        if leads and _agreement(one)
        else _agreement(one),
        "nobody": f"{past_whose(one.last, quarter)}; Q{quarter.number}: {_nobody(one, scheme)}"
        if leads and one.last
        else _nobody(one, scheme),
        "lead_said": rated(one.lead_rating, scheme) if one.lead_rating else "",
        "rests_on": standing_rests_on(quarter, one, collecting=collecting),
    }


def _beside(one: Standing, scheme: Sequence[RatingMeaning], quarter: QuarterName) -> str:
    """ "▲ At risk (agreed, Q2); Q3: ● On track": the last rating, and this quarter's beside it."""
    before = f"{rated(one.last.rating, scheme)} ({past_whose(one.last, quarter)}); " if one.last else ""
    if one.rating is not Rating.NONE:
        now = rated(one.rating, scheme) + (", awaiting agreement" if one.completion_awaits else "")
    else:
        now = _no_rating(one)
    return f"{before}Q{quarter.number}: {now}"


def _nobody(one: Standing, scheme: Sequence[RatingMeaning]) -> str:
    """Why there is nothing to agree; of what was set aside, how it had stood."""
    if one.set_aside is None:
        return _no_rating(one)
    whose = f"agreed by {one.set_aside_by}" if one.set_aside_by else LEADS
    return f"{_no_rating(one)}: {rated(one.set_aside, scheme)}, {whose}"


def _no_rating(one: Standing) -> str:
    """Why a commitment has no rating in a quarter."""
    if is_let_off(one.state):
        return "waived after it was answered" if one.set_aside else "not asked for"
    return "not in yet" if is_awaited(one.rating, one.state) else "no return came"


def past_whose(past: PastRating, beside: QuarterName) -> str:
    """ "agreed, Q2": whose an earlier rating is, and of which quarter."""
    return ", ".join(filter(None, (whose_before(past), quarter_beside(past.quarter, beside))))


def past_rated(entry: HistoryEntry, scheme: Sequence[RatingMeaning]) -> str:
    """How a commitment stood in an earlier quarter: "▲ At risk (agreed)"; where it has no rating, why."""
    if is_let_off(entry.state):
        return "– Waived after it was answered" if entry.set_aside else "– Not asked for"
    if is_awaited(entry.rating, entry.state):
        return "– Not in yet"
    return rated(entry.rating, scheme) + bracketed(whose_before(entry))


def _stands(one: Standing, scheme: Sequence[RatingMeaning]) -> str:
    """The rating in words; without one, why, and never the last one as if it were current."""
    words = rated(one.rating, scheme)
    if one.completion_awaits:
        return f"{words}, awaiting agreement"
    if one.rating is not Rating.NONE:
        return words
    if is_let_off(one.state):
        return NOT_REPORTED
    words = "– Not in yet" if is_awaited(one.rating, one.state) else words
    if not one.last:
        return words
    last = rating_label(one.last.rating, scheme)
    return words + bracketed(f"last: {last}", whose_before(one.last), quarter_short(one.last.quarter))


def _travel(one: Standing) -> str:
    if one.rating is Rating.NONE:
        return f"Nothing to compare: {_no_rating(one)}"
    words = direction_label(one.direction, one.not_comparable_because)
    return f"{words} since {quarter_short(one.compared_with)}" if one.compared_with else words


def _agreement(one: Standing) -> str:
    if one.rating is Rating.NONE:
        return ""
    if one.agreed_by:
        return f"agreed by {acting_for(one.agreed_by, one.on_behalf_of)}"
    if one.recorded_in_plan:
        return "as the plan records it"
    return "agreed, from past returns" if one.imported else of_lead(one)


# --- a priority ----------------------------------------------------------------------------------------


def priority_words(one: PriorityOverview, plan: PlanOverview) -> dict[str, str]:
    """How a priority `stands`, and the `figures` behind it. While returns come in, the quarter before leads until all
    of this one's are agreed."""
    leads, this = leading_of(plan, one), f"Q{plan.quarter.number}"
    if leads is one:
        when = this if plan.collecting else ""
        return {"stands": _worst(one, plan, when), "figures": _figures(one, plan)}
    now = f"{this}: {in_of(one.returns, brief=True)}"
    if leads is None or plan.before is None:
        return {"stands": now, "figures": _figures(one, plan) if one.counts.total else ""}
    last = quarter_beside(plan.before.quarter, plan.quarter)
    return {
        "stands": f"{_worst(leads, plan, last)}; {now}",
        "figures": f"{last}: {_figures(leads, plan)}",
    }


def _worst(one: PriorityOverview, plan: PlanOverview, when: str) -> str:
    """The worst rating of a priority, and in brackets whose it is, and of when."""
    if not one.counts.total:
        return NOT_REPORTED
    if one.rating is Rating.NONE:
        words, whose = NO_WHOLE if one.counts.rated else "– Not in yet", ""
    else:
        words, whose = rated(one.rating, plan.plan.scheme), agreed_of(one.returns)
    said = ", ".join(filter(None, (whose, when)))
    return f"{words} ({said})" if said else words


def _figures(one: PriorityOverview, plan: PlanOverview) -> str:
    if not one.counts.total:
        return not_asked(one.counts).removeprefix("; ")
    counts = counts_in_words(one.counts, plan.plan.scheme, awaited=one.awaited, missing=one.returns.missing)
    return f"{counts}, of {one.counts.total}{not_asked(one.counts)}"
