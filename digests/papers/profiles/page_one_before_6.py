"""Page one of the Panel's monitoring report as drafted in version 5: it named each thing that is off track, then what
got worse, what is overdue and whose return is missing."""

from collections.abc import Sequence

from digests.kit import labels
from digests.kit.figures import MOVED, movement
from digests.papers.kit import reading
from digests.papers.kit.tree import Kind, Paragraph, labelled, paragraph
from digests.papers.profiles.page_one_before_5 import PAGE_ONE_WORDS, RUNNING_WORDS, Say, whose_briefly
from storage.enums import Direction, Rating
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing

TITLES = (1000, 8, 5, 3, 0)
"""How many words of a title stand behind a ref: as many as there is room for."""


def page_one(snapshot: Snapshot, say: Say, head: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Under its head all of it. Titles are shortened where there is no room, and left out at the last; refs never."""
    page: tuple[Paragraph, ...] = ()
    for room in TITLES:
        page = (*head, *_summary(snapshot, say, room))
        if RUNNING_WORDS + sum(shown.words for shown in page) < PAGE_ONE_WORDS:
            break
    return page


def _summary(snapshot: Snapshot, say: Say, room: int) -> tuple[Paragraph, ...]:
    found = reading.standings(snapshot)
    red, worse = reading.rated(found, Rating.RED), reading.worse(found)
    label = labels.rating_label(Rating.RED, snapshot.plan.scheme)
    not_agreed = sum(not reading.is_agreed(standing) for standing in reading.reported(found))
    overdue = _refs(reading.overdue(found, snapshot))
    missing = [(one.terms.ref, one.terms.lead) for one in reading.without_return(found)]
    moved = movement(one.direction for one in worse)
    parts = (
        ("Where the plan stands", say(snapshot, "stands", counts=snapshot.counts, not_agreed=not_agreed)),
        (label, say(snapshot, "off_track", number=len(red), red=label)),
        ("What got worse", say(snapshot, "worse", moved=moved, refs=_refs(worse))),
        ("Overdue", say(snapshot, "overdue", refs=overdue) if overdue else ""),
        ("Missing", say(snapshot, "missing_returns", missing=missing) if missing else ""),
        ("What members are asked to do", say(snapshot, "asked")),
    )
    lines = [labelled(Kind.BODY, label, words) for label, words in parts if words]
    purpose = (
        paragraph(Kind.PURPOSE, "Purpose of the report"),
        paragraph(Kind.BODY, say(snapshot, "purpose")),
    )
    return (*purpose, *lines[:2], *(_red_line(one, snapshot, room) for one in red), *lines[2:])


def _refs(found: Sequence[Standing]) -> list[str]:
    return [one.terms.ref for one in found]


def _red_line(one: Standing, snapshot: Snapshot, room: int) -> Paragraph:
    """One that is off track, and whether that is new."""
    way = MOVED.get(one.direction) or ("new" if one.direction is Direction.NEW else "as before")
    name = f"{one.terms.ref} {_shortened(reading.title(one), room)}".strip()
    return paragraph(Kind.BULLET, f"{name} {whose_briefly(one, snapshot)}, {way}")


def _shortened(title: str, room: int) -> str:
    """So many words of a title; that it goes on is shown."""
    words = title.split()
    return title if len(words) <= room else " ".join(words[:room]).rstrip(",;:") + "…" if room else ""
