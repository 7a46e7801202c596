"""The profile `quarterly_public`: a quarter's report to the public, on the body's website.

Devon and Cornwall's plan update of 7 July 2017 says what such a report covers: progress against deliverables in the
quarter, key activities in the next one, and performance against the strategic measures of the plan. Every sentence is
in quarterly_public.j2 beside it."""

from collections.abc import Iterator
from typing import Any

from digests.kit import labels
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.sentences import sentence
from digests.papers.kit.tree import (
    Block,
    Kind,
    Outline,
    Paragraph,
    Section,
    Words,
    anchored,
    labelled,
    numbered_link,
    paragraph,
    with_next,
)
from digests.papers.parts import dashboard, measures, narrative, overview, summary
from digests.papers.profiles.page_one import Room, missing, off_track
from storage.enums import Rating
from storage.facts.papers import Contact, Snapshot
from storage.facts.standing import PriorityStanding, Standing
from storage.rules.standing.rag import SLIPPING

TEMPLATE = "papers/profiles/quarterly_public"
ENQUIRIES = Contact("Enquiries to", "")


def outline(snapshot: Snapshot) -> Outline:
    """The whole report. Raises ValueError when the snapshot's counts do not agree with its commitments."""
    body = (
        *_head(snapshot),
        *_summary(snapshot),
        *_behind(snapshot),
        *_progress(snapshot),
        *_activities(snapshot),
    )
    after = (*_meanings(snapshot), *_contacts(snapshot))
    measured = tuple(_measures(snapshot))
    parts = (
        (Section(body), Section(measured, landscape=True), Section(after))
        if snapshot.measures
        else (Section((*body, *measured, *after)),)
    )
    return Outline(_say(snapshot, "title"), overview.with_overview(parts, snapshot, brief=True), tight=True)


def _say(snapshot: Snapshot, name: str, **more: Any) -> str:
    return sentence(TEMPLATE, name, snapshot, **more)


def _body(snapshot: Snapshot, name: str, **more: Any) -> Paragraph:
    return paragraph(Kind.BODY, _say(snapshot, name, **more))


# --- page one --------------------------------------------------------------------------------------------


def _head(snapshot: Snapshot) -> Iterator[Paragraph]:
    yield paragraph(Kind.HEAD, snapshot.office.name)
    yield paragraph(Kind.TITLE, _say(snapshot, "title"))


def _summary(snapshot: Snapshot) -> Iterator[Paragraph]:
    found = reading.standings(snapshot)
    not_agreed = sum(not reading.is_agreed(one) for one in reading.reported(found))
    stood = telling.stood_in_words(snapshot, missing(found))
    yield paragraph(Kind.PURPOSE, "Summary")
    yield _body(snapshot, "stands", stood=stood, counts=snapshot.counts, not_agreed=not_agreed)
    yield from off_track(found, snapshot, Room())
    if reading.is_first(found):
        yield _body(snapshot, "first")
    elif parts := summary.direction_parts(snapshot):
        yield labelled(Kind.BODY, "Since the quarter before", _say(snapshot, "changed", parts=parts))
    yield _body(snapshot, "as_at")


# --- this quarter ----------------------------------------------------------------------------------------


def _behind(snapshot: Snapshot) -> Iterator[Block]:
    number = len(reading.rated(reading.standings(snapshot), *SLIPPING))
    yield paragraph(Kind.HEADING, "What is behind, and what is being done")
    yield _body(snapshot, "behind", number=number)
    yield from narrative.exceptions(snapshot)


def _progress(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Progress this quarter")
    for priority in snapshot.priorities:
        yield dashboard.priority_heading(priority, snapshot, *_badges(priority, snapshot))
        yield from narrative.headline(priority.priority.code, snapshot)
        if not priority.standings:
            yield _body(snapshot, "no_commitments")
        for one in dashboard.by_area(priority):
            yield from _commitment(one, snapshot)


def _badges(priority: PriorityStanding, snapshot: Snapshot) -> Iterator[Any]:
    if priority.standings:
        yield summary.priority_badge(priority, snapshot)


def _commitment(one: Standing, snapshot: Snapshot) -> Iterator[Block]:
    name, badge = f"{one.terms.ref} {reading.title(one)} ", wording.standing_badge(one, snapshot)
    see = (", see ", numbered_link(telling.exception_of(one))) if one.rating in SLIPPING else ()
    yield anchored(paragraph(Kind.TOPIC, name, badge, *see), telling.narrative_of(one))
    whose = telling.agreed_otherwise(one)
    if whose and not one.completion_awaits and one.rating is not Rating.NONE:
        yield with_next(paragraph(Kind.BODY, f"{labels.capital(whose)}."))
    if reading.is_separate(one):
        yield paragraph(Kind.BODY, one.public_line or f"{reading.SEPARATELY}.")
    else:
        yield from _delivered(one, snapshot)


def _delivered(one: Standing, snapshot: Snapshot) -> Iterator[Block]:
    """What was done, or why there is nothing; whatever was promised stands before it."""
    said = one.answer if one.rating is not Rating.NONE else None
    if (promise := reading.promise_shown(one)) and one.last:
        became = wording.promise_outcome(reading.answer_shown(one))
        quarter = labels.quarter_short(one.last.quarter)
        yield labelled(Kind.BODY, f"Promised in {quarter}{became}", wording.closed(promise))
    if said and said.progress:
        more = (Words(" Evidence: ", strong=True), wording.closed(said.evidence)) if said.evidence else ()
        label = narrative.delivered_label(one)
        yield labelled(Kind.BODY, label, wording.closed(said.progress), *more)
    if said and said.reason and one.rating is Rating.GREY:
        yield labelled(Kind.BODY, "Why not yet", wording.closed(said.reason))
    if one.rating is Rating.NONE and one.last:
        yield paragraph(Kind.BODY, f"Last rating: {wording.past_text(one.last, snapshot)}.")


# --- next quarter ----------------------------------------------------------------------------------------


def _activities(snapshot: Snapshot) -> Iterator[Block]:
    """What leads plan, in one list under each priority; of what may not be published, nothing."""
    yield paragraph(Kind.HEADING, "Key activities next quarter")
    planned = [(one, found) for one in snapshot.priorities if (found := _planned(one))]
    for priority, found in planned:
        yield dashboard.priority_heading(priority, snapshot)
        for one, steps in found:
            name = Words(f"{one.terms.ref} {reading.title(one)}: ", strong=True)
            yield paragraph(Kind.BULLET, name, wording.closed(steps))
    if not planned:
        yield _body(snapshot, "no_activities")


def _planned(priority: PriorityStanding) -> list[tuple[Standing, str]]:
    said = [(one, reading.answer_shown(one)) for one in dashboard.by_area(priority)]
    return [
        (one, answer.next_steps)
        for one, answer in said
        if answer and answer.next_steps.strip() and one.rating is not Rating.NONE
    ]


# --- measures, meanings, contact -------------------------------------------------------------------------


def _measures(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Performance against the plan's measures")
    if not snapshot.measures:
        yield _body(snapshot, "no_measures")
        return
    yield _body(snapshot, "measures", graded=measures.are_graded(snapshot))
    yield measures.figures_table(snapshot)
    if by_quarter := measures.by_quarter_table(snapshot):
        yield by_quarter
    yield from tuple(measures.notes(snapshot)) or (_body(snapshot, "as_at"),)


def _meanings(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "What the ratings mean")
    for meaning in snapshot.plan.scheme:
        yield paragraph(Kind.BULLET, wording.badge(meaning.rating, snapshot), f" {meaning.definition}")


def _contacts(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Contact")
    chief = snapshot.chief_executive or "Chief Executive"
    for contact in snapshot.head.contacts or (ENQUIRIES,):
        yield labelled(Kind.BODY, contact.label, wording.enquiries(contact, chief))
