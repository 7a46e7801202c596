"""Phrases of a paper that stand within its sentences, from version 6 on."""

from collections import Counter
from collections.abc import Sequence

from digests.decisions.helping import WANTED
from digests.kit import labels
from digests.kit.figures import of_lead
from digests.papers.kit import reading, wording
from digests.papers.kit.tree import Gap
from storage.enums import PromiseKept, Rating, SupportKind
from storage.facts.answering import Support
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing

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
