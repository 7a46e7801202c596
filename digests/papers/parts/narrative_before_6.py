"""Appendix B and the exceptions as drafted before version 6: each fact in a paragraph of its own, and what is amiss
in both places."""

from collections.abc import Iterator

from digests.kit import labels
from digests.papers.kit import reading, wording
from digests.papers.kit.tree import Block, Kind, Paragraph, Words, labelled, paragraph, with_next
from digests.papers.parts.dashboard import priority_heading
from digests.papers.parts.narrative import headline, help_asked
from storage.enums import Rating
from storage.facts.answering import Answer
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing
from storage.rules.standing.rag import SLIPPING


def by_priority(snapshot: Snapshot, no_commitments: str) -> Iterator[Block]:
    """Every commitment under its priority. `no_commitments` is what stands under an empty one."""
    for priority in snapshot.priorities:
        yield priority_heading(priority, snapshot)
        yield from headline(priority.priority.code, snapshot)
        if not priority.standings:
            yield paragraph(Kind.BODY, no_commitments)
        for standing in priority.standings:
            yield from _commitment(standing, snapshot)


def exceptions(snapshot: Snapshot) -> Iterator[Block]:
    """Each commitment that is off track, then each at risk: cause, way back, help asked."""
    for standing in reading.rated(reading.standings(snapshot), *SLIPPING):
        yield _opening(standing, snapshot)
        yield from _trouble(standing, snapshot, Kind.DETAIL)


def _opening(standing: Standing, snapshot: Snapshot) -> Paragraph:
    terms = standing.terms
    whose = wording.whose_text(standing, snapshot)
    move = f". {wording.direction_text(standing, snapshot)}. {wording.WORK_OF[terms.responsible_body]}."
    name = Words(f"{terms.ref} {reading.title(standing)} ", strong=True)
    badge = wording.badge(standing.rating, snapshot)
    return with_next(paragraph(Kind.NUMBERED, name, badge, f", {whose}" if whose else "", move))


def _commitment(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.TOPIC, f"{standing.terms.ref} {reading.title(standing)}")
    yield from _two_lines(standing, snapshot)
    if reading.is_separate(standing):
        yield paragraph(Kind.BODY, f"{reading.SEPARATELY}.")
        if standing.public_line:
            yield paragraph(Kind.BODY, standing.public_line)
        return
    yield from _said(standing, snapshot)


def _two_lines(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    """Rating, direction and who agreed it; whose work it is and by when."""
    yield with_next(_rating_line(standing, snapshot))
    due = ", ".join(wording.due_lines(standing, snapshot))
    work = wording.WORK_OF[standing.terms.responsible_body]
    yield with_next(paragraph(Kind.BODY, f"{work}. Lead: {wording.lead_text(standing)}. Due: {due}."))
    yield from _other_rating(standing, snapshot)


def _rating_line(standing: Standing, snapshot: Snapshot) -> Paragraph:
    badge = wording.standing_badge(standing, snapshot)
    if standing.rating is Rating.NONE:
        return paragraph(Kind.BODY, badge, wording.last_text(standing, snapshot))
    basis = wording.basis_text(standing, snapshot)
    move = wording.direction_text(standing, snapshot) + (f" ({basis})" if basis else "")
    late = " Received after the leads' deadline." if wording.sent_late(standing, snapshot) else ""
    return paragraph(
        Kind.BODY, badge, f". Direction: {move}. {wording.agreed_text(standing, snapshot)}.{late}"
    )


def _other_rating(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    """Both ratings where another was agreed than the lead's, and why."""
    said = wording.lead_said(standing, snapshot)
    if said:
        agreed = (
            f"{wording.agreed_text(standing, snapshot)}: {wording.rating_text(standing.rating, snapshot)}"
        )
        reason = "" if reading.is_separate(standing) else standing.override_reason
        why = f": {reason}" if reason else "."
        yield with_next(labelled(Kind.BODY, "Another rating agreed", f"{agreed}; {said}{why}"))


def _said(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    if promise := reading.promise_shown(standing):
        quarter = labels.quarter_short(standing.last.quarter) if standing.last else ""
        yield labelled(
            Kind.BODY,
            f"Promised in {quarter}{wording.promise_outcome(reading.answer_shown(standing))}",
            promise,
        )
    answer = standing.answer if standing.rating is not Rating.NONE else None
    if answer is not None:
        yield from _progress(standing, answer)
    elif standing.rating is not Rating.NONE and not standing.recorded_in_plan:
        yield paragraph(Kind.BODY, "No text is on record with this rating.")
    if answer is not None and standing.rating in SLIPPING:
        yield from _trouble(standing, snapshot, Kind.BODY)
    else:
        yield from help_asked(standing, Kind.BODY)
    if answer is not None:
        yield from _dates(standing, answer)


def _progress(standing: Standing, answer: Answer) -> Iterator[Block]:
    rating = standing.rating
    if answer.progress or rating is not Rating.GREY:
        yield labelled(Kind.BODY, "Delivered this quarter", answer.progress or wording.NOT_STATED)
    if answer.evidence:
        yield labelled(Kind.BODY, "Evidence", answer.evidence)
    if answer.next_steps:
        yield labelled(Kind.BODY, "Planned for next quarter", answer.next_steps)
    if answer.reason and rating not in SLIPPING:
        label = "Why not yet" if rating is Rating.GREY else "Why the rating changed"
        yield labelled(Kind.BODY, label, answer.reason)


def _trouble(standing: Standing, snapshot: Snapshot, kind: Kind) -> Iterator[Block]:
    """Cause, way back, help asked: the same words among the exceptions and in the narrative."""
    if reading.is_separate(standing):
        yield paragraph(kind, f"{reading.SEPARATELY}.")
        return
    answer = standing.answer
    path = answer.path if answer else None
    yield labelled(kind, "Cause", (answer.reason if answer else "") or wording.NOT_STATED)
    way, settled = wording.way_back_label(path, standing.outcomes)
    yield labelled(kind, way, wording.way_back_text(answer, snapshot) or wording.NOT_STATED)
    if not settled:
        yield labelled(kind, "Owner and date", wording.owner_text(path) if path else wording.NOT_STATED)
    of_force = any(one.of_force for one in standing.outcomes.help if one.this_quarter)
    support = answer.support if answer else None
    asked = wording.support_text(support, snapshot)
    yield labelled(kind, "Assurance sought" if of_force else "Help asked", asked)
    yield from help_asked(standing, kind)


def _dates(standing: Standing, answer: Answer) -> Iterator[Block]:
    if answer.milestones:
        yield labelled(Kind.BODY, "Milestones", wording.milestones_text(answer.milestones))
    if answer.forecast and answer.forecast != standing.terms.due and standing.rating is not Rating.BLUE:
        yield labelled(Kind.BODY, "Now expected", labels.plain_day(answer.forecast))
    if answer.hold_agreed_by:
        yield labelled(Kind.BODY, "On hold, agreed by", answer.hold_agreed_by)
    if standing.rating is Rating.BLUE and answer.monitor is not None:
        yield labelled(Kind.BODY, "Still monitored", "Yes" if answer.monitor else "No")
