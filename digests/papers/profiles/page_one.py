"""Page one of the Panel's monitoring report: where the plan stands, all that is off track, what got worse, what is
overdue, which returns are missing, and what members are asked to do."""

from collections.abc import Sequence

from digests.kit import labels
from digests.kit.figures import MOVED, movement
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import Kind, Paragraph, labelled, paragraph
from digests.papers.profiles.page_one_before_5 import PAGE_ONE_WORDS, RUNNING_WORDS, Say, whose_briefly
from storage.enums import Direction, Rating
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing

TITLES = (1000, 10, 8, 6, 5, 4, 3, 2, 0)
"""How many words of a title stand behind a ref: as many as there is room for."""
TITLES_BEFORE_6 = (1000, 8, 5, 3, 0)


def page_one(snapshot: Snapshot, say: Say, head: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Under its head all of it. Titles are shortened where there is no room, and left out at the last, with
    the counts of what moved; refs never."""
    page: tuple[Paragraph, ...] = ()
    for room in TITLES if snapshot.renderer >= reading.SIGNABLE else TITLES_BEFORE_6:
        page = (*head, *_summary(snapshot, say, room))
        if RUNNING_WORDS + sum(shown.words for shown in page) < PAGE_ONE_WORDS:
            break
    return page


def _summary(snapshot: Snapshot, say: Say, room: int) -> tuple[Paragraph, ...]:
    found = reading.standings(snapshot)
    red, worse = reading.rated(found, Rating.RED), reading.worse(found)
    not_agreed = sum(not reading.is_agreed(standing) for standing in reading.reported(found))
    off = say(
        snapshot, "off_track", number=len(red), red=labels.rating_label(Rating.RED, snapshot.plan.scheme)
    )
    signable = snapshot.renderer >= reading.SIGNABLE
    moved = movement(one.direction for one in worse) if room or not signable else ""
    facts = {"refs": _refs(worse), "fell": _by_rating(worse, snapshot), "first": reading.is_first(found)}
    fell = say(snapshot, "worse", moved=moved, **facts)
    overdue = _refs(reading.overdue(found, snapshot))
    missing = [
        f"{one.terms.ref} ({wording.BODIES[one.terms.responsible_body]})"
        if signable
        else (one.terms.ref, one.terms.lead)
        for one in reading.without_return(found)
    ]
    stood = telling.stood_in_words(snapshot)
    parts = (
        (
            "Where the plan stands",
            say(snapshot, "stands", stood=stood, counts=snapshot.counts, not_agreed=not_agreed),
        ),
        (labels.rating_label(Rating.RED, snapshot.plan.scheme), off),
        ("What got worse", fell),
        ("Overdue", say(snapshot, "overdue", refs=overdue) if overdue else ""),
        (
            "No return came for" if signable else "Missing",
            say(snapshot, "missing_returns", missing=missing) if missing else "",
        ),
        ("What members are asked to do", say(snapshot, "asked")),
    )
    lines = [labelled(Kind.BODY, label, words) for label, words in parts if words]
    reds = [_red_line(one, snapshot, room) for one in red]
    purpose = (
        paragraph(Kind.PURPOSE, "Purpose of the report"),
        paragraph(Kind.BODY, say(snapshot, "purpose")),
    )
    return (*purpose, *lines[:2], *reds, *lines[2:])


def _refs(found: Sequence[Standing]) -> list[str]:
    return [one.terms.ref for one in found]


def _by_rating(found: Sequence[Standing], snapshot: Snapshot) -> list[tuple[str, list[str]]]:
    """What fell, under what it fell to."""
    named = [(telling.label_in_line(rating, snapshot), reading.rated(found, rating)) for rating in Rating]
    worst_last = [(label, _refs(some)) for label, some in named if some]
    return worst_last[::-1]


def _red_line(one: Standing, snapshot: Snapshot, room: int) -> Paragraph:
    """One that is off track, and whether that is new."""
    way = MOVED.get(one.direction) or ("new" if one.direction is Direction.NEW else "as before")
    name = f"{one.terms.ref} {_shortened(reading.title(one), room)}".strip()
    return paragraph(Kind.BULLET, f"{name} {whose_briefly(one, snapshot)}, {way}")


def _shortened(title: str, room: int) -> str:
    """So many words of a title; that it goes on is shown."""
    words = title.split()
    return title if len(words) <= room else " ".join(words[:room]).rstrip(",;:") + "…" if room else ""
