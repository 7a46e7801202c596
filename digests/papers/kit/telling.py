"""Phrases of a paper that stand within its sentences, from version 6 on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from digests.decisions.helping import WANTED
from digests.kit import labels
from digests.kit.figures import of_lead
from digests.papers.kit import reading, wording
from digests.papers.kit.tree import Gap
from storage.enums import CommitmentType, Direction, PromiseKept, Rating, SupportKind
from storage.facts.answering import Support
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing

TWICE = 2
MOST_MISSING = 12
"""Of missing returns, no more than that are named in a sentence."""


def agreed_otherwise(standing: Standing) -> str:
    """Whose a rating is, where it was not agreed by its SRO: another role, the record it came from, or nobody yet."""
    if standing.rating is Rating.NONE or standing.recorded_in_plan:
        return "as recorded in the plan" if standing.recorded_in_plan else ""
    if not standing.agreed_by:
        return "imported record" if standing.imported else of_lead(standing)
    agreed = labels.acting_for(standing.agreed_by, standing.on_behalf_of)
    return "" if agreed == standing.terms.sro else f"agreed by {agreed}"


def rating_lines(standing: Standing, snapshot: Snapshot, *, first: bool) -> tuple[str, ...]:
    """What stands under a rating in a dashboard: which way it moved, but in a `first` report; and whose it is where
    its SRO did not agree it, or agreed another than the lead's."""
    reports = not (first or standing.rating is Rating.NONE or standing.direction is Direction.COMPLETED)
    basis = wording.basis_text(standing, snapshot)
    move = wording.direction_text(standing, snapshot) + (f" ({basis})" if basis else "")
    whose = "" if standing.completion_awaits else agreed_otherwise(standing)
    return tuple(filter(None, (move if reports else "", whose, wording.lead_said(standing, snapshot))))


def due_briefly(standing: Standing, snapshot: Snapshot) -> tuple[str, ...]:
    """The due date, what it was before it was moved, and whether it is met or passed, for a narrow column."""
    terms, done = standing.terms, wording.completed_day(standing)
    review = "Review " if terms.type is CommitmentType.ONGOING else ""
    lines = [f"{review}{short_day(terms.due)}"]
    if terms.original_due and terms.original_due != terms.due:
        lines.append(f"was {short_day(terms.original_due)}{_how_often(terms.moves)}")
    if done:
        lines.append(f"done {short_day(done)}")
    elif reading.has_passed(standing, snapshot):
        lines.append("date passed")
    return tuple(lines)


def due_in_line(standing: Standing, snapshot: Snapshot) -> str:
    """ "due 31 March 2022, now expected by 30 June 2022", within a sentence."""
    answer = reading.answer_shown(standing)
    later = answer.forecast if answer and answer.forecast != standing.terms.due else None
    due = ", ".join(wording.due_lines(standing, snapshot)).removeprefix("Review ") + _how_often(
        standing.terms.moves
    )
    named = "review date" if standing.terms.type is CommitmentType.ONGOING else "due"
    return f"{named} {due}{f', now expected by {labels.plain_day(later)}' if later else ''}"


def _how_often(moves: int) -> str:
    """ ", moved twice": of a due date that was moved more than once."""
    if moves < TWICE:
        return ""
    return f", moved {'twice' if moves == TWICE else f'{moves} times'}"


def short_day(day: date) -> str:
    """ "30 Sep 2021"."""
    return f"{day.day} {day:%b %Y}"


def narrative_of(standing: Standing) -> str:
    """The anchor of its part of the narrative."""
    return f"narrative_{_short_name(standing.terms.ref)}"


def exception_of(standing: Standing) -> str:
    """The anchor of its paragraph among the exceptions."""
    return f"exception_{_short_name(standing.terms.ref)}"


def _short_name(ref: str) -> str:
    """A ref as a bookmark can have it: Word takes 40 letters and figures."""
    return sha256(ref.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def outcomes_of(promised: Sequence[Standing]) -> list[str]:
    """ "10 kept", "2 missed", "5 not said": what became of these promises. Empty where nobody has said of any."""
    said = Counter(answer.promise for one in promised if (answer := reading.answer_shown(one)))
    parts = [f"{said[kind]} {kind.value}" for kind in PromiseKept if said[kind]]
    unsaid = len(promised) - sum(said[kind] for kind in PromiseKept)
    return [*parts, *([f"{unsaid} not said"] if unsaid else [])] if parts else []


def support_label(support: Support | None, *, of_force: bool) -> str:
    """ "Decision asked of Chief Executive by 5 November 2021": what is asked, of whom, by when."""
    if support is None or support.kind is SupportKind.NONE:
        return "Help asked"
    what = "Assurance sought" if of_force else f"{WANTED[support.kind]} asked"
    whom = f" of {support.of_whom}" if support.of_whom else ""
    return f"{what}{whom}{f' by {labels.plain_day(support.by_when)}' if support.by_when else ''}"


def support_ask(support: Support | None) -> str:
    """What follows that label."""
    if support is None or support.kind is SupportKind.NONE:
        return "None" if support else wording.NOT_STATED
    return f"{wording.closed(support.ask)}{' It is for the Resources Board.' if support.for_board else ''}"


def label_in_line(rating: Rating, snapshot: Snapshot) -> str:
    """ "on track": the plan's own word, as it stands within a sentence."""
    label = labels.rating_label(rating, snapshot.plan.scheme)
    return label[:1].lower() + label[1:]


def work_in_line(standing: Standing) -> str:
    """ "the office's own work", within a sentence."""
    work = wording.WORK_OF[standing.terms.responsible_body]
    return work[:1].lower() + work[1:]


def stood_in_words(snapshot: Snapshot, named: Sequence[str]) -> str:
    """ "Of 28 commitments, 5 are complete, 22 on track; no return came for DOR-1.4 (Office)": the counts as a
    sentence, unended, with those `named` whose return is missing."""
    counts, word = snapshot.counts, snapshot.plan.words.commitment.lower()
    found = {
        label_in_line(rating, snapshot): counts.of(rating) for rating in Rating if rating is not Rating.NONE
    }
    missing = counts.of(Rating.NONE)
    if counts.total == 1:
        return (
            f"No return came for the only {word}"
            if missing
            else f"The only {word} is {wording.shares(found)}"
        )
    if not counts.total:
        return f"No {word} is counted"
    rated = f", {wording.shares(found)}" if any(found.values()) else ""
    number = f"{missing}: " if missing > 1 else ""
    none = f"no return came for {number}{labels.listed(named, MOST_MISSING)}" if missing else ""
    return f"Of {labels.count(counts.total, word)}{rated}{('; ' if rated else ', ') + none if none else ''}"


def gap_named(what: str, role: str) -> Gap:
    """The same, saying what is missing: where two stand together, or nothing before it does."""
    return Gap(what, role, f"[{what}: to be supplied by the {role}]")
