"""Whether an answer may be recorded, and what is wrong with it if not: the rules of docs/rules.md, as
findings without words. What a finding says to a person lives in digests."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from storage.enums import CommitmentType, PathKind, Rating, SupportKind
from storage.facts import Answer, Finding, PastRating, PathToGreen
from storage.rules.findings import CASES, finding
from storage.rules.rag import steps_between

__all__ = [
    "CASES",
    "Terms",
    "check",
    "needs_reason_for_change",
    "override_needs_reason",
    "same_person_may_agree",
]

PROGRESS_MIN, PROGRESS_MAX = 30, 1200
"""Characters of progress, spaces at either end left out."""
SIMILAR_ABOVE = 0.85
"""Share of words found again, in the same order, in last quarter's text, above which the lead is asked."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_NOT_A_PAGE = re.compile(r"(?:javascript|vbscript|mailto)\s*:|data:\w*[/;,]|file:/", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Terms:
    """What an answer is held against. `quarter_end` is the cut-off of the data, `as_at` the day of answering;
    `rebaselined` says that a later due date was approved this quarter, `on_hold` that a hold already was."""

    type: CommitmentType
    start: date | None
    due: date
    plan_ends: date
    quarter_end: date
    as_at: date
    allowed: frozenset[Rating]
    last: PastRating | None
    overdue_milestones: tuple[str, ...] = ()
    open_support: bool = False
    on_hold: bool = False
    rebaselined: bool = False
    slippage_amber_max_days: int = 30


Rule = Callable[[Answer, Terms], Iterator[Finding]]


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


def override_needs_reason(lead: Rating, agreed: Rating) -> bool:
    """Whether an agreement must say why: it differs from the lead's rating (V22)."""
    return agreed is not lead


def same_person_may_agree(submitted_by: int, agreed_by: int) -> bool:
    """Whether this person may agree what that one submitted: never their own (V23). Both are person ids."""
    return submitted_by != agreed_by


def _missing(code: str, field: str, value: object) -> Iterator[Finding]:
    if value is None or (isinstance(value, str) and not value.strip()):
        yield finding(code, field, "missing")


def _progress(answer: Answer, terms: Terms) -> Iterator[Finding]:
    written = len(answer.progress.strip())
    yield from _missing("V02", "progress", answer.progress)
    if 0 < written < PROGRESS_MIN:
        yield finding("V02", "progress", "too_short", length=str(written), least=str(PROGRESS_MIN))
    if terms.last and _similar(answer.progress, terms.last.progress):
        yield finding("V02", "progress", "similar")


def _similar(now: str, before: str) -> bool:
    """Whether nearly the same words come in nearly the same order."""
    new, old = (text[: 2 * PROGRESS_MAX].casefold().split() for text in (now, before))
    if not new or not old:
        return False
    return SequenceMatcher(None, new, old, autojunk=False).ratio() > SIMILAR_ABOVE


def _not_too_long(answer: Answer, _: Terms) -> Iterator[Finding]:
    written = len(answer.progress.strip())
    if written > PROGRESS_MAX:
        yield finding("V02", "progress", "too_long", length=str(written), most=str(PROGRESS_MAX))


def _next_steps(answer: Answer, _: Terms) -> Iterator[Finding]:
    if answer.rating is not Rating.BLUE or answer.monitor:
        yield from _missing("V03", "next_steps", answer.next_steps)


def _reason(answer: Answer, _: Terms) -> Iterator[Finding]:
    yield from _missing("V04", "reason", answer.reason)


def _amber_path(answer: Answer, terms: Terms) -> Iterator[Finding]:
    path = answer.path or PathToGreen(PathKind.ACTION, "", "", None)
    yield from _missing("V04", "path.action", path.action)
    yield from _path_owner_and_date("V04", path, terms)


def _red_path(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """Red may name a decision it needs in place of an action; its kind then says which."""
    path = answer.path or PathToGreen(PathKind.ACTION, "", "", None)
    if path.kind is PathKind.ACTION:
        yield from _missing("V06", "path.action", path.action)
    yield from _path_owner_and_date("V06", path, terms)


def _path_owner_and_date(code: str, path: PathToGreen, terms: Terms) -> Iterator[Finding]:
    yield from _missing(code, "path.owner", path.owner)
    yield from _missing(code, "path.by_when", path.by_when)
    if path.by_when and path.by_when < terms.as_at:
        yield finding(code, "path.by_when", "in_past", by_when=path.by_when.isoformat())


def _support_answered(answer: Answer, _: Terms) -> Iterator[Finding]:
    yield from _missing("V05", "support.kind", answer.support)


def _support_whole(answer: Answer, _: Terms) -> Iterator[Finding]:
    if answer.support and answer.support.kind is not SupportKind.NONE:
        yield from _missing("V05", "support.ask", answer.support.ask)
        yield from _missing("V05", "support.of_whom", answer.support.of_whom)
        yield from _missing("V05", "support.by_when", answer.support.by_when)


def _delivered(answer: Answer, terms: Terms) -> Iterator[Finding]:
    yield from _missing("V07", "progress", answer.progress)
    yield from _missing("V07", "completed_on", answer.completed_on)
    yield from _missing("V07", "evidence", answer.evidence)
    yield from _missing("V07", "monitor", answer.monitor)
    if answer.completed_on and answer.completed_on > terms.as_at:
        yield finding("V07", "completed_on", "in_future", as_at=terms.as_at.isoformat())
    if answer.completed_on and terms.start and answer.completed_on < terms.start:
        yield finding("V07", "completed_on", "before_start", start=terms.start.isoformat())


def _ongoing_ends_with_plan(_: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.type is CommitmentType.ONGOING and terms.quarter_end < terms.plan_ends:
        yield finding("V08", "rating", "before_plan_end", plan_ends=terms.plan_ends.isoformat())


def _started_or_on_hold(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.start and terms.start > terms.quarter_end:
        return
    yield from _missing("V09", "reason", answer.reason)
    if not terms.on_hold:
        yield from _missing("V09", "hold_agreed_by", answer.hold_agreed_by)


def _due(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """What is due by the quarter's last day and is not complete has missed its date."""
    if terms.due > terms.quarter_end:
        return
    due = terms.due.isoformat()
    if terms.type is CommitmentType.ONGOING:
        yield finding("V10", "rating", "review_due", due=due)
    elif answer.rating is Rating.GREEN or (answer.rating is Rating.AMBER and not terms.rebaselined):
        yield finding("V10", "rating", "past_due", due=due)


def _forecast(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """An ongoing commitment's date is a review date: a forecast cannot be late for it."""
    if answer.forecast is None or terms.type is CommitmentType.ONGOING:
        return
    days_late = (answer.forecast - terms.due).days
    dates = {"due": terms.due.isoformat(), "forecast": answer.forecast.isoformat(), "days": str(days_late)}
    if answer.rating is Rating.GREEN and days_late > 0:
        yield finding("V11", "forecast", "beyond_due", **dates)
    if answer.rating is Rating.AMBER and days_late > terms.slippage_amber_max_days and not terms.rebaselined:
        yield finding("V11", "forecast", "beyond_tolerance", most=str(terms.slippage_amber_max_days), **dates)


def _green_despite(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.overdue_milestones:
        yield finding("V12", "rating", "overdue_milestone", milestones="; ".join(terms.overdue_milestones))
    asks = answer.support is not None and answer.support.kind is not SupportKind.NONE
    if terms.open_support or asks:
        yield finding("V12", "rating", "open_support")


def _jump(answer: Answer, terms: Terms) -> Iterator[Finding]:
    if terms.last and needs_reason_for_change(answer.rating, terms.last) and not answer.reason.strip():
        yield finding("V13", "reason", "missing", was=terms.last.rating, now=answer.rating)


def _evidence_link(answer: Answer, _: Terms) -> Iterator[Finding]:
    schemes = {scheme.casefold() for scheme in _SCHEME.findall(answer.evidence)}
    # Browsers leave control characters out of a link's scheme, so they must not hide one here.
    hidden = _NOT_A_PAGE.search(_CONTROL.sub("", answer.evidence))
    if schemes - {"http", "https"} or hidden:
        yield finding("V19", "evidence", "not_http")


_ALWAYS: tuple[Rule, ...] = (_not_too_long, _support_whole, _evidence_link)
_BY_RATING: Mapping[Rating, tuple[Rule, ...]] = {
    Rating.BLUE: (_delivered, _ongoing_ends_with_plan, _next_steps),
    Rating.GREEN: (_progress, _next_steps, _due, _forecast, _green_despite, _jump),
    Rating.AMBER: (_progress, _next_steps, _reason, _amber_path, _support_answered, _due, _forecast),
    Rating.RED: (_progress, _next_steps, _reason, _red_path, _support_answered, _due),
    Rating.GREY: (_started_or_on_hold,),
}
