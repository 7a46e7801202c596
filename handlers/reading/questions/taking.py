"""What is taken out of the words of a question, one thing after the other: whose decision is asked for, how a rating
moved, whole titles, and the phrases that ask for something."""

import re
from collections.abc import Sequence
from itertools import pairwise

from handlers.reading.questions.lexicon import Heard, is_heard, longest_at, phrases_in
from handlers.reading.questions.names import MOST_WORDS, NOISE_STEMS, Index
from handlers.reading.questions.noise import NOISE, OFFICERS
from handlers.reading.questions.reading import WordsRead
from handlers.reading.questions.spelling import stem, stems_of, words_of
from storage.enums import Rating
from storage.facts.queries import AskedFor, NameKind, Subject

WHOM = re.compile(
    r"(?:what (?:does|do|must|should|has|have) |does |has )(?:the )?(?P<first>[a-z ]+?)"
    r" (?:(?:need|needs|have|has|got|asked|want) )?(?:to )?(?:decide|agree to)\b"
    r"|decisions?(?: that| which| does| do| must| should| has| have| will)*(?: the)? (?P<sixth>[a-z ]+?)"
    r"(?: needs?| have| has| must| should| still| yet| got| to)* (?:make|take|give)\b"
    r"|(?:decisions?|help|support)(?: [a-z]+){0,3}? (?:of|from|by) (?:the )?(?P<second>[a-z ]+)$"
    r"|(?:need|want|asking|asked)(?: for)? (?:from|of) (?:the )?(?P<third>[a-z ]+)$"
    r"|(?:anything|something|what|those|ones)(?: that| which)? (?:the )?(?P<fourth>[a-z ]+?)"
    r" (?:needs?|has|have|is|must|should)(?: still| yet)?(?: to)? (?:decide|agree to)\b"
    r"|decisions?(?: [a-z]+){0,2}? for (?:the )?(?P<fifth>[a-z ]+)$"
)
NOT_WHOM = frozenset(words_of("i we me my us they it he she anyone anybody who"))
BUT = tuple(
    tuple(one.split())
    for one in (
        "anything but",
        "everything but",
        "all but",
        "any but",
        "except",
        "except for",
        "other than",
        "apart from",
        "neither",
        "excluding",
        "not",
    )
)
"""What rules out the ratings that stand after it; "not" those of several, for of one the table of phrases knows."""
ANY_RATING = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE, Rating.GREY, Rating.NONE)
TAKEN = "·"
"""Stands for a word of which something has been made."""


def whom_in(reading: WordsRead, index: Index) -> str:
    """Whose decision or help is asked about, taken out of the words."""
    said = WHOM.search(" ".join(reading.words))
    whom = next(filter(None, said.groups()), "").strip() if said else ""
    telling = [word for word in whom.split() if word not in NOISE]
    if said is None or not telling or set(whom.split()) & NOT_WHOM or not is_somebody(telling, index):
        return ""
    at = next(
        at
        for at in range(len(reading.words))
        if " ".join(reading.words[at:]).startswith(f"{whom}")
        and reading.words[at : at + len(whom.split())] == whom.split()
    )
    reading.take(at, at + len(whom.split()))
    if said["sixth"]:
        verb = len(said.string[: said.end()].split()) - 1
        reading.take(verb, verb + 1)
    return whom


def is_somebody(words: Sequence[str], index: Index) -> bool:
    """Whether words name somebody who may decide: a post, or a body."""
    roles = {
        token
        for one in index.entries
        if one.subject.kind in (NameKind.ROLE, NameKind.FORUM, NameKind.BOARD)
        for token in one.line
    }
    return all(stem(word) in roles or word in OFFICERS for word in words) and any(
        word in OFFICERS or stem(word) in roles for word in words
    )


def moved_in(reading: WordsRead, index: Index) -> tuple[Rating, Rating] | None:
    """ "from green to amber": from which rating to which."""
    marks = ratings_at(reading, index)
    for first, second in pairwise(marks):
        between = reading.words[first.end : second.start]
        if (
            between in (["to"], ["into"])
            and isinstance(first.meaning, Rating)
            and isinstance(second.meaning, Rating)
        ):
            reading.take(first.start, second.end)
            return first.meaning, second.meaning
    return None


def but_in(reading: WordsRead, index: Index) -> tuple[Rating, ...]:
    """The ratings that are left where some are ruled out: "anything but green", "neither red nor amber"."""
    marks = {one.start: one for one in ratings_at(reading, index)}
    for lead in range(len(reading.words)):
        at = lead + max(
            (len(one) for one in BUT if reading.words[lead : lead + len(one)] == list(one)), default=0
        )
        out: list[Heard] = []
        while at > lead and at in marks:
            out.append(marks[at])
            at = out[-1].end + (reading.words[out[-1].end : out[-1].end + 1] in (["or"], ["nor"], ["and"]))
        if len(out) > (reading.words[lead] == "not"):
            reading.take(lead, out[-1].end)
            return tuple(one for one in ANY_RATING if one not in [each.meaning for each in out])
    return ()


def ratings_at(reading: WordsRead, index: Index) -> list[Heard]:
    """Where ratings stand."""
    found = [
        own_rating(reading.words, at, index) or longest_at(reading.words, at)
        for at in range(len(reading.words))
    ]
    return [one for one in found if one and isinstance(one.meaning, Rating)]


def own_rating(words: Sequence[str], at: int, index: Index) -> Heard | None:
    """The plan's own word for a rating, where one stands there."""
    for label, rating in index.names.ratings:
        line = words_of(label)
        if line and list(words[at : at + len(line)]) == line:
            return Heard(at, at + len(line), rating)
    return None


def take_titles(reading: WordsRead, index: Index, kinds: tuple[NameKind, ...]) -> tuple[Subject, ...]:
    """The forums, roles and boards whose whole title stands in the words, or all of it but what it has in brackets;
    the longest first, and all that are called alike."""
    found: list[Subject] = []
    for line, subjects in index.titles(kinds):
        if take_line(reading, line):
            found += subjects
    return tuple(found)


def take_line(reading: WordsRead, line: tuple[str, ...]) -> bool:
    """Whether several words stand there one after the other, of which nothing has been made; they are taken."""
    stems, size = stems_of(reading.words), len(line)
    for at in range(len(stems) - size + 1):
        if size > 1 and stems[at : at + size] == line and not any(reading.used[at : at + size]):
            reading.take(at, at + size)
            return True
    return False


def take_phrases(reading: WordsRead, index: Index) -> list[Heard]:
    """What asks for something. What stands as a phrase in a name of the plan is that name, and asks for nothing; of
    several words that ask for something the phrase goes first."""
    free = [word if not used else TAKEN for word, used in zip(reading.words, reading.used, strict=True)]
    heard = [*phrases_in(free), *own_ratings(free, index)]
    names = names_at(free, index)
    kept = []
    for one in heard:
        inside = any(
            start <= one.start and one.end <= end and (end - start) > (one.end - one.start)
            for start, end in names
        )
        if not inside and not is_part_of_subject(one, free, index):
            kept.append(one)
            reading.take(one.start, one.end)
    return kept


def own_ratings(words: Sequence[str], index: Index) -> list[Heard]:
    """The plan's own words for ratings, where the table of phrases has them not."""
    found = [own_rating(words, at, index) for at in range(len(words))]
    return [one for one in found if one and not longest_at(list(words), one.start)]


def names_at(words: Sequence[str], index: Index) -> list[tuple[int, int]]:
    """Where two words or more that say something stand in a name, one after the other."""
    found, stems = [], stems_of(words)
    for size in range(min(MOST_WORDS, len(words)), 1, -1):
        for at in range(len(words) - size + 1):
            line = stems[at : at + size]
            telling = [word for word in words[at : at + size] if stem(word) not in NOISE_STEMS]
            edges = stem(words[at]) not in NOISE_STEMS and stem(words[at + size - 1]) not in NOISE_STEMS
            if len(telling) > 1 and edges and next(index.lines_with(line), None):
                found.append((at, at + size))
    return found


def is_part_of_subject(one: Heard, words: Sequence[str], index: Index) -> bool:
    """Whether a single word that chooses something is said of the plan: with all the others it stands in one name."""
    said = [word for word in words[one.start : one.end] if stem(word) not in NOISE_STEMS]
    if len(said) != 1 or isinstance(one.meaning, AskedFor) or stem(said[0]) not in index.having:
        return False
    others = [
        word
        for word in words
        if stem(word) not in NOISE_STEMS and word != TAKEN and (not is_heard(word) or word == said[0])
    ]
    items = index.items(others)
    return len(items) > 1 and any(
        all(item.is_in(entry) for item in items) for entry in index.entries if entry.subject.in_title
    )
