"""Which of the plan's names the words that are left point to. A name must have them all; of several the one whose
whole name they are, else what stands highest in the plan. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from handlers.reading.questions.names import NOISE_STEMS, Index, IndexedName, Item
from handlers.reading.questions.noise import NOISE
from handlers.reading.questions.spelling import stem, stems_of, words_of
from storage.facts.queries import NameKind, Subject

SUGGESTED = 5
WORTH = 0.3
"""The share of what was typed, by weight, from which a name is worth offering."""
RANKS = frozenset(stems_of(["acting", "assistant", "associate", "deputy", "interim", "senior", "vice"]))
TOGETHER = (NameKind.AREA, NameKind.COMMITMENT)
"""What is listed together where the words point to both."""


@dataclass(frozen=True)
class PointedTo:
    """What the words point to, the words that point to nothing, and the share by weight of those that do. What may
    have been meant is `likely`."""

    subjects: tuple[Subject, ...] = ()
    unknown: tuple[str, ...] = ()
    share: float = 1.0
    likely: tuple[Subject, ...] = ()
    phrase: str = ""
    in_part: tuple[str, ...] = ()
    """The titles of roles that were named by some words of them alone."""


def chosen(words: Sequence[str], index: Index, second: Collection[str] = ()) -> PointedTo:
    """What these words point to. Two things are named where the second begins with one of `second`."""
    items = index.items(words)
    known = [one for one in items if index.knows(one)]
    unknown = [one for one in items if one not in known]
    if not known:
        return PointedTo(unknown=typed(unknown), share=0.0)
    full = having_all(known, index)
    if not full:
        return in_part(items, known, unknown, index, second)
    share = weight(known, index) / weight(items, index)
    phrase = " ".join(words if not unknown else typed(known))
    subjects = preferred(full, known)
    if not subjects:
        return PointedTo(unknown=typed(items), share=0.0)
    part = tuple(one.subject.name for one in full if one.subject in subjects and is_role_in_part(one, known))
    return PointedTo(subjects, typed(unknown), share, suggested(full), phrase, part)


def in_part(
    items: Sequence[Item],
    known: Sequence[Item],
    unknown: Sequence[Item],
    index: Index,
    second: Collection[str] = (),
) -> PointedTo:
    """What most of the words point to, where no name has them all and one has clearly more of them than any other;
    else what may have been meant."""
    several = split(known, index, second)
    if several and not unknown:
        return PointedTo(several, phrase=" ".join(one.typed for one in known))
    scored = sorted(
        ((weight([one for one in known if one.is_in(entry)], index), entry) for entry in index.entries),
        key=lambda each: -each[0],
    )
    whole = weight(items, index)
    best = [entry for score, entry in scored if score == scored[0][0]]
    offered = suggested([entry for score, entry in scored if score / whole >= WORTH])
    subjects = preferred(best, [one for one in known if one.is_in(best[0])])
    missed = [one for one in items if not one.is_in(best[0])]
    return PointedTo(subjects, typed(missed), scored[0][0] / whole, offered)


def split(items: Sequence[Item], index: Index, second: Collection[str]) -> tuple[Subject, ...]:
    """Two things that were named one after the other, each whole: "rural crime and victims"."""
    for at in range(1, len(items)):
        first_word = items[at].typed.split()[0]
        if not any(one.startswith(first_word) for one in second):
            continue
        parts = (items[:at], items[at:])
        found = [preferred(having, part) for part in parts if (having := having_all(part, index))]
        if len(found) == 2 and all(one and one[0].in_title for one in found):
            return tuple(dict.fromkeys([*found[0], *found[1]]))
    return ()


def having_all(items: Sequence[Item], index: Index) -> list[IndexedName]:
    """The names that have them all."""
    return [one for one in index.entries if all(item.is_in(one) for item in items)]


def preferred(entries: Sequence[IndexedName], items: Sequence[Item]) -> tuple[Subject, ...]:
    """Of names that have the words, those that are meant: whose whole name they are; else the priority, else the
    areas with the commitments; a role, a board, an origin; last what a priority says besides its title."""
    entries = [one for one in entries if is_enough_of(one, items)]
    titled = [one for one in entries if one.subject.in_title]
    whole = [one for one in titled if one.subject.kind is not NameKind.ROLE and is_whole(one, items)]
    if whole:
        return tuple(dict.fromkeys(one.subject for one in of_first_kind(whole)))
    if priorities := [one.subject for one in titled if one.subject.kind is NameKind.PRIORITY]:
        return tuple(priorities)
    if listed := [one.subject for one in titled if one.subject.kind in TOGETHER]:
        return tuple(dict.fromkeys(listed))
    if titled:
        return tuple(dict.fromkeys(one.subject for one in of_first_kind(titled)))
    return tuple(dict.fromkeys(one.subject for one in entries))


def is_role_in_part(entry: IndexedName, items: Sequence[Item]) -> bool:
    """Whether some words of a role's title alone were said, and not what it is called besides: "CFO"."""
    return not is_called(entry, items) and entry.subject.kind is NameKind.ROLE and not is_whole(entry, items)


def is_enough_of(entry: IndexedName, items: Sequence[Item]) -> bool:
    """Whether the words are enough of a name: a forum, which has a place or a body in its name, is named whole."""
    if entry.subject.kind is NameKind.ROLE and is_of_another_rank(entry, items):
        return False
    return entry.subject.kind is not NameKind.FORUM or is_called(entry, items) or is_whole(entry, items)


def is_of_another_rank(entry: IndexedName, items: Sequence[Item]) -> bool:
    """Whether all of a role's title was said but its rank: a deputy is not the one they stand in for."""
    said = {part for one in items for part in (one.token, *one.parts)}
    ranks = RANKS & set(entry.line)
    title = stems_of(words_of(entry.subject.name.partition("(")[0]))
    return bool(ranks) and not ranks & said and all(one in said | RANKS | NOISE_STEMS for one in title)


def is_called(entry: IndexedName, items: Sequence[Item]) -> bool:
    """Whether it was named by what it is called besides: "JMB"."""
    return any(one.token.startswith("§") and one.token in entry.tokens for one in items)


def is_whole(entry: IndexedName, items: Sequence[Item]) -> bool:
    """Whether the words are all of a name that says something."""
    said = {part for one in items for part in (one.token, *one.parts)}
    return all(token in said or token in NOISE_STEMS or token.startswith("§") for token in entry.line)


def of_first_kind(entries: Sequence[IndexedName]) -> list[IndexedName]:
    """Those of the kind that goes first: a priority before its area, that before a commitment."""
    rank = (
        NameKind.PRIORITY,
        NameKind.AREA,
        NameKind.COMMITMENT,
        NameKind.ROLE,
        NameKind.BOARD,
        NameKind.FORUM,
        NameKind.ORIGIN,
    )
    first = min(rank.index(one.subject.kind) for one in entries)
    return [one for one in entries if rank.index(one.subject.kind) == first]


def suggested(entries: Sequence[IndexedName]) -> tuple[Subject, ...]:
    """What may have been meant, the best first."""
    kinds = (NameKind.PRIORITY, NameKind.COMMITMENT)
    found = [replace(one.subject, in_title=True) for one in entries if one.subject.kind in kinds]
    return tuple(dict.fromkeys(found))[:SUGGESTED]


def likely(words: Sequence[str], index: Index) -> tuple[Subject, ...]:
    """What may have been meant by words of which nothing was made."""
    items = index.items([word for word in words if word not in NOISE and stem(word) not in NOISE_STEMS])
    return suggested([one for one in index.entries if any(item.is_in(one) for item in items)])


def weight(items: Sequence[Item], index: Index) -> float:
    """What so many words count together."""
    return sum(index.weight(one) for one in items)


def typed(items: Sequence[Item]) -> tuple[str, ...]:
    """The words as they were typed."""
    return tuple(one.typed for one in items)
