"""Whether an answer may be recorded, and what is wrong with it if not: the rules of docs/rules.md, as
findings without words. What a finding says to a person lives in digests."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from storage.enums import CommitmentType, Handling, PathKind, Rating, SupportKind
from storage.facts.answering import Answer, Finding, PastRating, PathToGreen
from storage.rules.answering import wording
from storage.rules.answering.findings import CASES, finding
from storage.rules.answering.terms import Rule, Terms, missing
from storage.rules.standing.rag import ORDER, steps_between

__all__ = [
    "CASES",
    "Terms",
    "agreed_instead",
    "check",
    "is_begun",
    "is_past_due",
    "needs_reason_for_change",
    "ruled_out",
]

AMBER_RUN, RED_RUN = 3, 2
"""From this many quarters running on, the same rating is an exception (V14)."""


def check(answer: Answer, terms: Terms) -> tuple[Finding, ...]:
    """Everything that the rules find; the answer may be recorded when nothing in it blocks."""
    if answer.rating is Rating.NONE:
        return (finding("V01", "rating", "missing"),)
    if answer.rating not in terms.allowed:
        return (finding("V01", "rating", "not_allowed", rating=answer.rating),)
    rules = (*_BY_RATING[answer.rating], *_ALWAYS)
    return tuple(found for rule in rules for found in rule(answer, terms))


def needs_reason_for_change(rating: Rating, last: PastRating | None) -> bool:
    """Whether the step from the last rating is so large that it needs a reason (V13).

    Completing needs none: what was delivered, when, and the proof say it.
    """
    return last is not None and rating is not Rating.BLUE and steps_between(rating, last.rating) >= 2


def _next_steps(answer: Answer, _: Terms) -> Iterator[Finding]:
    if answer.rating is not Rating.BLUE or answer.monitor:
        yield from missing("V03", "next_steps", answer.next_steps)


def _reason(answer: Answer, _: Terms) -> Iterator[Finding]:
    yield from missing("V04", "reason", answer.reason)


def _amber_path(answer: Answer, terms: Terms) -> Iterator[Finding]:
    path = answer.path or PathToGreen(PathKind.ACTION, "", "", None)
    yield from missing("V04", "path.action", path.action)
    yield from _path_owner_and_date("V04", path, terms)


def _red_path(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """Red may name a decision it needs in place of an action; its kind then says which, and where that is a new
    date, which one."""
    path = answer.path or PathToGreen(PathKind.ACTION, "", "", None)
    if path.kind is PathKind.ACTION:
        yield from missing("V06", "path.action", path.action)
    if path.kind is PathKind.DECISION_NEW_DATE:
        yield from missing("V06", "new_due", answer.new_due)
    yield from _path_owner_and_date("V06", path, terms)


def _path_owner_and_date(code: str, path: PathToGreen, terms: Terms) -> Iterator[Finding]:
    """Who decides on a new date nobody has to say: it follows from the date."""
    if path.kind is not PathKind.DECISION_NEW_DATE:
        yield from missing(code, "path.owner", path.owner)
    yield from missing(code, "path.by_when", path.by_when)
    if path.by_when and path.by_when < terms.as_at:
        yield finding(code, "path.by_when", "in_past", by_when=path.by_when.isoformat())
    yield from _after_the_plan(code, "path.by_when", path.by_when, terms)


def _after_the_plan(code: str, field: str, day: date | None, terms: Terms) -> Iterator[Finding]:
    """A day after the plan's last is likely a slip of the year, while the plan still runs."""
    if day and day > terms.plan_ends >= terms.as_at:
        detail = {"by_when": day.isoformat(), "plan_ends": terms.plan_ends.isoformat()}
        yield finding(code, field, "after_plan", **detail)


def _support_answered(answer: Answer, _: Terms) -> Iterator[Finding]:
    yield from missing("V05", "support.kind", answer.support)


def _support_whole(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if answer.support and answer.support.kind is not SupportKind.NONE:
        yield from missing("V05", "support.ask", answer.support.ask)
        yield from missing("V05", "support.of_whom", answer.support.of_whom)
        yield from missing("V05", "support.by_when", answer.support.by_when)
        yield from _after_the_plan("V05", "support.by_when", answer.support.by_when, terms)


def _delivered(answer: Answer, terms: Terms) -> Iterator[Finding]:
    yield from missing("V07", "progress", answer.progress)
    yield from missing("V07", "completed_on", answer.completed_on)
    yield from missing("V07", "evidence", answer.evidence)
    yield from missing("V07", "monitor", answer.monitor)
    if answer.completed_on and answer.completed_on > terms.as_at:
        yield finding("V07", "completed_on", "in_future", as_at=terms.as_at.isoformat())
    if answer.completed_on and terms.start and answer.completed_on < terms.start:
        yield finding("V07", "completed_on", "before_start", start=terms.start.isoformat())


def _ongoing_ends_with_plan(_: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.type is CommitmentType.ONGOING and terms.quarter_end < terms.plan_ends:
        yield finding("V08", "rating", "before_plan_end", plan_ends=terms.plan_ends.isoformat())


def _started_or_on_hold(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.last and terms.last.rating is Rating.BLUE:
        yield finding("V09", "rating", "delivered")
        return
    if not is_begun(terms.start, terms.quarter_end, terms.last):
        return
    yield from missing("V09", "reason", answer.reason)
    if not terms.on_hold:
        yield from missing("V09", "hold_agreed_by", answer.hold_agreed_by)


def is_begun(start: date | None, quarter_end: date, last: PastRating | None) -> bool:
    """Whether it has begun, as its start says or the rating before: then it is "Not started" only on hold (V09)."""
    return not (start and start > quarter_end) or (last is not None and last.rating in ORDER)


def _due(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """What is due by the quarter's last day and is not complete has missed its date, unless it was on hold."""
    if answer.rating is Rating.GREY and terms.on_hold:
        return
    due = terms.due.isoformat()
    if terms.type is CommitmentType.ONGOING and terms.due <= terms.quarter_end:
        yield finding("V10", "rating", "review_due", due=due)
    elif is_past_due(answer.rating, terms.type, terms.due, terms.quarter_end, rebaselined=terms.rebaselined):
        yield finding("V10", "rating", "past_due", due=due)


def is_past_due(
    rating: Rating, kind: CommitmentType, due: date, quarter_end: date, *, rebaselined: bool
) -> bool:
    """Whether it cannot be rated so, since it was due by the quarter's last day (V10)."""
    if kind is CommitmentType.ONGOING or due > quarter_end:
        return False
    return rating is Rating.GREEN or (rating in (Rating.AMBER, Rating.GREY) and not rebaselined)


def ruled_out(terms: Terms) -> frozenset[Rating]:
    """The ratings that are refused as such, whatever is said with them."""
    return frozenset(
        rating
        for rating in terms.allowed
        for rule in _BY_RATING[rating]
        if any(_refuse(rule(Answer(rating), terms)))
    )


NEVER_INSTEAD = frozenset({Rating.NONE, Rating.BLUE})
"""Complete is for the lead to say, with day and proof."""


def agreed_instead(answer: Answer, terms: Terms) -> dict[Rating, str]:
    """The ratings that are another than the lead's, each with the case that stands against agreeing it; empty where
    it may be agreed."""
    others = terms.allowed - NEVER_INSTEAD - {answer.rating}
    return {rating: _against(rating, answer, terms) for rating in Rating if rating in others}


def _against(rating: Rating, answer: Answer, terms: Terms) -> str:
    """What the rules refuse a lead nobody agrees: nor "Not started" of what its lead says is delivered, or what has
    begun and is not on hold."""
    if rating is Rating.GREY and answer.rating is Rating.BLUE:
        return "delivered"
    instead = replace(answer, rating=rating)
    # The rules of every answer look at its words, which stay as they are, and say nothing of a rating.
    blocking = [one for rule in _BY_RATING[rating] for one in rule(instead, terms) if one.blocks]
    refused = [one.case for one in blocking if one.field == "rating"]
    if any((one.code, one.field) == ("V09", "hold_agreed_by") for one in blocking):
        refused.append("under_way")
    return next(iter(refused), "")


def _refuse(findings: Iterable[Finding]) -> Iterator[bool]:
    return (found.blocks and found.field == "rating" for found in findings)


def _forecast(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """An ongoing commitment's date is a review date: a forecast cannot be late for it."""
    if answer.forecast is None or terms.type is CommitmentType.ONGOING:
        return
    days_late = (answer.forecast - terms.due).days
    dates = {"due": terms.due.isoformat(), "forecast": answer.forecast.isoformat(), "days": str(days_late)}
    most = terms.slippage_amber_max_days
    if days_late > most and not (answer.rating is Rating.AMBER and terms.rebaselined):
        yield finding("V11", "forecast", "beyond_tolerance", most=str(most), **dates)
    elif days_late > 0 and answer.rating is Rating.GREEN:
        yield finding("V11", "forecast", "beyond_due", **dates)


def _green_despite(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.overdue_milestones:
        yield finding("V12", "rating", "overdue_milestone", milestones="; ".join(terms.overdue_milestones))
    asks = answer.support is not None and answer.support.kind is not SupportKind.NONE
    if terms.open_support or asks:
        yield finding("V12", "rating", "open_support")


def _jump(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """A reason is needed, and with it the step is still asked about: a slip of the finger looks the same."""
    if terms.last and needs_reason_for_change(answer.rating, terms.last):
        steps = {"was": terms.last.rating, "now": answer.rating}
        missing = not answer.reason.strip()
        yield finding("V13", *(("reason", "missing") if missing else ("rating", "jump")), **steps)


def _again(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """Amber for the third quarter running, or red for the second, is an exception that the chief executive sees."""
    if terms.last is None or terms.last.rating is not answer.rating:
        return
    running = terms.running + 1
    if answer.rating is Rating.AMBER and running >= AMBER_RUN:
        yield finding("V14", "rating", "amber_again", running=str(running))
    if answer.rating is Rating.RED and running >= RED_RUN:
        yield finding("V14", "rating", "red_again", running=str(running))


def _new_due(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """A due date moves only when it is asked for with a reason, and approved (V15). Where the new date is what would
    get it back on track, the reason is why it is off track. A date that was asked for and approved since may stand in
    the same words again."""
    if answer.new_due is None:
        return
    granted = answer.new_due == terms.due and terms.rebaselined
    if answer.new_due <= terms.due and not granted:
        yield finding("V15", "new_due", "not_later", due=terms.due.isoformat())
    yield from missing("V15", "new_due_reason", why_new_date(answer))


def why_new_date(answer: Answer) -> str:
    """The reason that goes with a wish for a later date."""
    asked_as_way_back = answer.path is not None and answer.path.kind is PathKind.DECISION_NEW_DATE
    return answer.new_due_reason or (answer.reason if asked_as_way_back else "")


def _milestones(answer: Answer, terms: Terms) -> Iterator[Finding]:
    ahead = [one.text for one in answer.milestones if one.met and one.met > terms.as_at]
    if ahead:
        yield finding("V12", "milestones", "met_in_future", milestones="; ".join(ahead))


def _paragraph(answer: Answer, _: Terms) -> Iterator[Finding]:
    """What is exempt is so under a paragraph of LGA 1972 Schedule 12A, or not at all."""
    if answer.handling is Handling.EXEMPT:
        yield from missing("V18", "paragraph", answer.paragraph)


_ALWAYS: tuple[Rule, ...] = (
    wording.not_too_long,
    _support_whole,
    wording.evidence_link,
    _milestones,
    _new_due,
    _paragraph,
    wording.personal_data,
    wording.tense,
)
_BY_RATING: Mapping[Rating, tuple[Rule, ...]] = {
    Rating.BLUE: (_delivered, _ongoing_ends_with_plan, _next_steps),
    Rating.GREEN: (wording.progress, _next_steps, _due, _forecast, _green_despite, _jump),
    Rating.AMBER: (
        wording.progress,
        _next_steps,
        _reason,
        _amber_path,
        _support_answered,
        _due,
        _forecast,
        _again,
    ),
    Rating.RED: (wording.progress, _next_steps, _reason, _red_path, _support_answered, _due, _again),
    Rating.GREY: (_started_or_on_hold, _due),
}
