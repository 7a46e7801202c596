"""Page one of the Panel's monitoring report: where the plan stands, all that is off track, what else got worse or is
overdue, and what members are asked to do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digests.kit import labels
from digests.kit.figures import MOVED
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import Kind, Paragraph, Words, labelled, paragraph
from digests.papers.profiles.page_one_before_5 import PAGE_ONE_WORDS, RUNNING_WORDS, Say
from storage.enums import Direction, Rating
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing
from storage.rules.standing.direction import WORSE


@dataclass(frozen=True)
class Room:
    """How many words of a title stand behind the ref of what is off track, and of what else is named; and how many of
    those off track have a line, before refs alone have to do."""

    red: int = 1000
    other: int = 1000
    lines: int = 1000


FEWEST = 4
"""Fewer words of a title than that name nothing."""
SHORTER = (
    Room(),
    *(Room(words, words) for words in range(14, FEWEST, -1)),
    *(Room(words, 0) for words in range(8, FEWEST - 1, -1)),
)
MOST = 12
"""Of what else is named, no more than that."""


def page_one(snapshot: Snapshot, say: Say, head: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Under its head all of it, with as much of each title as there is room for. Where many are off track the last
    ones are named in one line, by their refs; none is left out."""
    number = len(reading.rated(reading.standings(snapshot), Rating.RED))
    fewer = (Room(FEWEST, 0, lines) for lines in range(number - 1, -1, -1))
    page: tuple[Paragraph, ...] = ()
    for room in (*SHORTER, *fewer):
        page = (*head, *_summary(snapshot, say, room))
        if RUNNING_WORDS + sum(shown.words for shown in page) < PAGE_ONE_WORDS:
            break
    return page


def _summary(snapshot: Snapshot, say: Say, room: Room) -> Iterator[Paragraph]:
    found = reading.standings(snapshot)
    not_agreed = sum(not reading.is_agreed(standing) for standing in reading.reported(found))
    stands = say(
        snapshot,
        "stands",
        stood=telling.stood_in_words(snapshot, missing(found)),
        counts=snapshot.counts,
        not_agreed=not_agreed,
    )
    yield paragraph(Kind.PURPOSE, "Purpose of the report")
    yield paragraph(Kind.BODY, say(snapshot, "purpose"))
    yield labelled(Kind.BODY, "Where the plan stands", stands)
    yield from off_track(found, snapshot, room)
    yield from _otherwise_worse(found, snapshot, say, room)
    late = [one for one in reading.overdue(found, snapshot) if one.rating is not Rating.RED]
    if late:
        yield labelled(Kind.BODY, "Overdue", _named(late, snapshot, room.other))
    yield paragraph(Kind.BODY, Words("Members are asked ", strong=True), say(snapshot, "asked"))


def missing(found: Sequence[Standing]) -> list[str]:
    """ "DOR-1.4 (Office)": each whose return never came, with whose work it is."""
    missing = reading.without_return(found)
    return [f"{one.terms.ref} ({wording.BODIES[one.terms.responsible_body]})" for one in missing]


def off_track(found: Sequence[Standing], snapshot: Snapshot, room: Room) -> Iterator[Paragraph]:
    """A line for each, those that got worse first; the last ones perhaps together in one."""
    label = labels.rating_label(Rating.RED, snapshot.plan.scheme)
    red = sorted(reading.rated(found, Rating.RED), key=lambda one: one.direction not in WORSE)
    yield paragraph(Kind.BODY, Words(f"{label}:", strong=True), "" if red else " none.")
    lined, others = red[: room.lines], red[room.lines :]
    for one in lined:
        yield paragraph(Kind.BULLET, f"{_name(one, room.red)}{_aside(one, found, snapshot)}")
    if others:
        refs = labels.listed([one.terms.ref for one in others], len(others))
        yield paragraph(Kind.BULLET, f"{f'and {len(others)} more: ' if lined else ''}{refs} (section 2)")


def _aside(one: Standing, found: Sequence[Standing], snapshot: Snapshot) -> str:
    """ " (lead's rating; worsened, overdue)": whose the rating is where nobody agreed it, and whether it is new."""
    way = MOVED.get(one.direction) or (
        "new" if one.direction is Direction.NEW else _as_last_time(one, snapshot)
    )
    said = [] if reading.is_first(found) else [way]
    if reading.overdue((one,), snapshot):
        said.append("overdue")
    agreed = reading.is_agreed(one)
    whose = "" if agreed else wording.whose_text(one, snapshot).removesuffix(", not yet agreed")
    aside = "; ".join(filter(None, (whose, ", ".join(said))))
    return f" ({aside})" if aside else ""


def _as_last_time(one: Standing, snapshot: Snapshot) -> str:
    """As before; of one whose due date moved, so that nothing compares them, what it was."""
    moved = one.direction is Direction.NOT_COMPARABLE
    was = one.last.rating if one.last and moved else Rating.NONE
    return "as before" if was in (Rating.RED, Rating.NONE) else f"was {telling.label_in_line(was, snapshot)}"


def _otherwise_worse(
    found: Sequence[Standing], snapshot: Snapshot, say: Say, room: Room
) -> Iterator[Paragraph]:
    worse = reading.worse(found)
    others = [one for one in worse if one.rating is not Rating.RED]
    if others:
        label = "Also worse" if len(worse) > len(others) else "Worse"
        yield labelled(Kind.BODY, label, _named(others, snapshot, room.other))
    elif not worse:
        yield paragraph(Kind.BODY, say(snapshot, "none_worse", first=reading.is_first(found)))


def _named(some: Sequence[Standing], snapshot: Snapshot, words: int) -> str:
    """Each by its ref, with as much of its title as there is room for, and its rating; or by refs alone."""
    if not words:
        return f"{labels.listed([one.terms.ref for one in some], MOST)}."
    return f"{'; '.join(f'{_name(one, words)} ({_rated(one, snapshot)})' for one in some)}."


def _rated(one: Standing, snapshot: Snapshot) -> str:
    rating = telling.label_in_line(one.rating, snapshot)
    return f"{rating}, reopened" if one.direction is Direction.REOPENED else rating


def _name(one: Standing, room: int) -> str:
    return f"{one.terms.ref} {shortened(reading.title(one), room)}".strip()


LOOSE = re.compile(
    "a|an|and|as|at|by|for|from|how|in|of|on|or|so|that|the|to|what|when|which|while|with", re.IGNORECASE
)
"""Words that a title does not end with."""


def shortened(title: str, room: int) -> str:
    """So many words of a title at most, ended where it can be read; that it goes on is shown."""
    words = title.split()
    if len(words) <= room or not room:
        return title if room else ""
    most = words[:room]
    ends = [at for at in range(room // 2 + 1, room + 1) if most[at - 1][-1] in ",;:" or _goes_on(words[at])]
    shown = most[: max(ends, default=room)]
    while len(shown) > 1 and LOOSE.fullmatch(shown[-1].strip(",;:")):
        shown.pop()
    return " ".join(shown).rstrip(",;:") + "…"


def _goes_on(word: str) -> bool:
    return word.lower() in ("and", "or", "as", "so", "by")
