"""The commitments of a paper as comma-separated values: a row for each, with what the paper prints of it and no
more."""

from collections.abc import Iterator, Mapping

from digests.kit import labels
from digests.papers.kit import reading, wording
from digests.papers.word.markup import clean
from digests.rechecks.recheck import told_plain
from storage.enums import Rating
from storage.facts.papers import Snapshot
from storage.facts.plan import PriorityFacts
from storage.facts.rechecks import SinceThen
from storage.facts.standing import Standing
from storage.rules.sheets import in_cell, sheet

HEADS = (
    *("Quarter", "As at", "Priority", "Priority title", "Ref", "Commitment", "Area", "Whose work"),
    *("Lead", "SRO", "Due", "Due before it was moved", "Completed on", "Rating", "Whose rating", "Direction"),
    *("Rating before", "Quarter before", "Promised before", "Delivered", "Reason", "Planned next"),
    *("Said since", "Marking"),
)


def commitments_csv(snapshot: Snapshot, marking: str) -> str:
    """The whole file. Raises ValueError when the snapshot's counts do not agree with its commitments."""
    reading.standings(snapshot)
    rows = (
        [in_cell(clean(value) if isinstance(value, str) else value) for value in row]
        for row in _rows(snapshot, marking)
    )
    return b"".join(sheet(HEADS, rows)).decode()


def _rows(snapshot: Snapshot, marking: str) -> Iterator[tuple[object, ...]]:
    since = dict(snapshot.since)
    for priority in snapshot.priorities:
        for one in priority.standings:
            yield (
                *(labels.quarter_short(snapshot.quarter), snapshot.as_at),
                *_terms(one, priority.priority),
                *_rating(one, snapshot),
                *_said(one),
                _since(one, since),
                marking,
            )


def _terms(one: Standing, priority: PriorityFacts) -> Iterator[object]:
    """What is promised, whose it is and by when."""
    terms = one.terms
    yield from (priority.code, priority.title, terms.ref, reading.title(one), terms.area)
    yield from (wording.BODIES[terms.responsible_body], wording.lead_text(one), terms.sro, terms.due)
    yield terms.original_due if terms.original_due != terms.due else None
    yield wording.completed_day(one)


def _rating(one: Standing, snapshot: Snapshot) -> Iterator[object]:
    """How it stands and stood, in the plan's own words."""
    yield _bare(wording.standing_badge(one, snapshot).text)
    yield wording.agreed_text(one, snapshot)
    yield _bare(wording.direction_text(one, snapshot))
    past = one.last
    yield labels.rating_label(past.rating, snapshot.plan.scheme) if past else None
    yield labels.quarter_short(past.quarter) if past else None


def _bare(shown: str) -> str:
    """The words without the symbol or the arrow before them."""
    return shown.partition(wording.HELD)[2] or shown


def _said(one: Standing) -> Iterator[object]:
    """What was promised, done and planned; of what may not be shown only that it is reported elsewhere, and the line
    for the public."""
    yield reading.promise_shown(one)
    if reading.is_separate(one):
        yield f"{reading.SEPARATELY}. {one.public_line}".strip()
        yield from (None, None)
        return
    answer = one.answer if one.rating is not Rating.NONE else None
    yield from (answer.progress, answer.reason, answer.next_steps) if answer else (None, None, None)


def _since(one: Standing, since: Mapping[str, SinceThen]) -> str | None:
    """What was said after the paper was drafted, of what may be shown."""
    said = None if reading.is_separate(one) else since.get(one.terms.ref)
    return told_plain(said) if said else None
