"""The reader: what somebody typed, by an index of the plan's names and the day, as a question. Pure. A ref wins; words
that say nothing decide nothing; what is not understood is named, and what was put right is a guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from handlers.reading.questions.choosing import SUGGESTED, Chosen, chosen
from handlers.reading.questions.lexicon import (
    NOISE,
    OF_MEETINGS,
    OF_TIMES,
    PERHAPS_NOISE,
    REFUSED,
    VOCABULARY,
    Heard,
    Meaning,
    longest_at,
    phrases_in,
)
from handlers.reading.questions.names import MOST_WORDS, NOISE_STEMS, Index
from handlers.reading.questions.spelling import put_right, stem, stems_of, words_of
from handlers.reading.questions.when import Times, times_in
from handlers.reading.refs import MISSPELT, code_pattern, mentions
from storage.enums import Rating, ResponsibleBody
from storage.facts.plan import QuarterName
from storage.facts.queries import Ask, Kind, Only, Question, Subject
from storage.rules.same_text import latin, pieces, unformatted

MOST_READ = 400
"""So many characters are read: nobody asks a question in more."""
TAIL = re.compile(r"(?<![\w.,/-])\d+(?:[.]\d+)+(?![\w/-]|\.\d)")
NAMED_EMOJI = re.compile(r":[a-z0-9_+-]+:")
ENOUGH = 0.6
"""The share of what was typed, by weight, that must be understood for an answer that is shown as a guess."""
WHOM = re.compile(
    r"(?:what (?:does|do|must|should|has|have) |does |has )(?:the )?(?P<first>[a-z ]+?) (?:(?:need|needs|have|has|got|asked|want) )?(?:to )?(?:decide|agree to)\b"
    r"|(?:decisions?|help|support)(?: [a-z]+){0,3}? (?:of|from|by) (?:the )?(?P<second>[a-z ]+)$"
)
NOT_WHOM = frozenset(["i", "we", "me", "my", "us", "they", "it", "he", "she", "anyone", "anybody", "who"])


@dataclass
class Reading:
    """What is being read: the words, what has been made of each, and what was found on the way."""

    words: list[str]
    used: list[bool] = field(default_factory=list)
    read_as: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.used = [False] * len(self.words)

    def take(self, start: int, end: int) -> None:
        """These have been made something of."""
        self.used[start:end] = [True] * (end - start)

    def left(self) -> list[str]:
        """Those of which nothing has been made."""
        return [word for word, used in zip(self.words, self.used, strict=True) if not used]


def read(text: str, index: Index, today: date, newest: QuarterName | None) -> Question:
    """What is asked."""
    text = NAMED_EMOJI.sub(" ", unformatted(text[:MOST_READ])).strip()
    if text and not words_of(text):
        return Question(ask=Ask.HELP, understood=set(text) <= set("? !."))
    if words_of(text) == ["next"]:
        return Question(ask=Ask.WAITING)
    named, strange, text = refs_in(text, index)
    times = times_in(text, today, newest, index.names.starts)
    by_code, rest = code_in(times.text, index, alone=not named)
    reading = Reading(words_of(rest))
    spell(reading, index)
    return put_together(reading, index, times, (*named, *by_code), strange)


def refs_in(text: str, index: Index) -> tuple[tuple[Subject, ...], tuple[str, ...], str]:
    """The commitments whose refs stand in the text, what is built like one and is none, and the text without them."""
    refs = index.names.refs()
    found, strange, spans = [], [], []
    for one in mentions(text, refs):
        if not one.known and not is_like_ours(one.ref, refs):
            continue
        (found if one.known else strange).append(one.ref)
        spans.append((one.start, one.end))
    plain = blanked(text, spans)
    tails = []
    for one in TAIL.finditer(latin(plain)):
        ending = [ref for ref in refs if pieces(ref)[-len(pieces(one[0])) :] == pieces(one[0])]
        (found if len(ending) == 1 else strange).append(ending[0] if len(ending) == 1 else one[0])
        tails.append(one.span())
    by_ref = {one.key: one for one in index.names.subjects if one.kind is Kind.COMMITMENT}
    return tuple(by_ref[ref] for ref in dict.fromkeys(found)), tuple(strange), blanked(plain, tails)


def is_like_ours(typed: str, refs: Sequence[str]) -> bool:
    """Whether the letters of what is built like a ref are nearly those of the plan's: "leads 3.4" is a word and the end
    of a ref."""
    letters = {parts[0] for ref in refs if (parts := pieces(ref))}
    return any(fuzz.ratio(pieces(typed)[0], each) >= MISSPELT for each in letters)


def like_refs(strange: Sequence[str], index: Index) -> tuple[Subject, ...]:
    """The commitments whose refs are nearly what was typed for one, or nearly end so."""
    found = []
    for typed in strange:
        said = "".join(pieces(typed))
        for one in index.names.subjects:
            parts = pieces(one.key) if one.kind is Kind.COMMITMENT else []
            ways = ["".join(parts), "".join(parts[1:])] if parts else []
            if any(way and OSA.distance(said, way, score_cutoff=1) <= 1 for way in ways):
                found.append(
                    (min(OSA.distance(said, way) for way in ways), not typed.startswith(one.key[:1]), one)
                )
    found.sort(key=lambda each: each[:2])
    return tuple(dict.fromkeys(one for *_, one in found))[:SUGGESTED]


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with spaces in place of these parts of it."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def code_in(text: str, index: Index, *, alone: bool) -> tuple[tuple[Subject, ...], str]:
    """The priority whose code stands after the plan's word for one, or is all that was typed; and the text without."""
    level = "|".join({"priorit(?:y|ies)", *(re.escape(one.casefold()) for one in index.names.levels[:1])})
    for one in index.names.subjects:
        if one.kind is not Kind.PRIORITY or not pieces(one.key):
            continue
        code = code_pattern(one.key).pattern
        said = re.search(rf"\b(?:{level})s?\s+(?:number\s+|no\.?\s+)?(?:{code})", latin(text), re.IGNORECASE)
        whole = alone and pieces(text)[: len(pieces(one.key))] == pieces(one.key)
        rest = pieces(text)[len(pieces(one.key)) :]
        if said:
            return (one,), blanked(text, [said.span()])
        if whole and (not rest or rest == pieces(one.name)):
            return (one,), ""
        if (
            not pieces(one.key)[0].isdigit()
            and len(one.key) > 1
            and (found := code_pattern(one.key).search(latin(text)))
        ):
            return (one,), blanked(text, [found.span()])
    return (), text


def spell(reading: Reading, index: Index) -> None:
    """Puts misspelt words right, those that the index or the table of phrases knows."""
    known = {*VOCABULARY, *index.spelt, *NOISE}
    stems = {stem(word) for word in known}
    for at, word in enumerate(reading.words):
        if (
            word in REFUSED
            or word in PERHAPS_NOISE
            or stem(word) in stems
            or stem(word) in index.joined
            or longest_at([word], 0)
        ):
            continue
        if at + 1 < len(reading.words) and stem(word + reading.words[at + 1]) in index.having:
            continue
        meant = (
            put_right(word, known)
            or put_right(stem(word), stems & index.spelt.keys())
            or joined_right(word, index)
        )
        if meant:
            meant = index.spelt.get(meant, meant)
            reading.read_as.append((word, meant))
            reading.words[at] = meant


def joined_right(word: str, index: Index) -> str | None:
    """Two words of a name that are written as one, and misspelt."""
    return put_right(stem(word), index.joined)


# --- what is made of the words ---------------------------------------------------------------------------


def put_together(
    reading: Reading,
    index: Index,
    times: Times,
    named: tuple[Subject, ...],
    strange: tuple[str, ...],
) -> Question:
    """The question that the words make, with what stands in it by a ref, a code or a time already."""
    whom = whom_in(reading, index)
    moved = moved_in(reading, index)
    forums = take_titles(reading, index, (Kind.FORUM, Kind.ROLE, Kind.BOARD))
    heard = take_phrases(reading, index)
    words = telling(reading.left(), heard, index)
    turned = [word for word in words if word in REFUSED]
    found = chosen([word for word in words if word not in REFUSED], index) if words else Chosen()
    if named and found.subjects and not turned:
        found = replace(found, subjects=())
    question = asked(heard, index)
    question = replace(
        question,
        subjects=(*named, *forums, *found.subjects),
        phrase=found.phrase,
        read_as=tuple(reading.read_as),
        unknown=(*found.unknown, *turned),
        strange=strange,
        of_whom=whom,
        moved=moved,
        likely=like_refs(strange, index) or found.likely,
    )
    return settled(with_times(question, times), reading, found, bool(turned))


def telling(words: Sequence[str], heard: Sequence[Heard], index: Index) -> list[str]:
    """The words that may say which one is meant."""
    meanings = {one.meaning for one in heard if isinstance(one.meaning, Ask)}
    quiet = (OF_TIMES if {Ask.WHEN, Ask.DEADLINES} & meanings else frozenset()) | (
        OF_MEETINGS if Ask.MEETING in meanings else frozenset()
    )
    return [word for word in words if says_which(word, index) and word not in quiet]


def says_which(word: str, index: Index) -> bool:
    """Whether a word may say which one is meant."""
    return stem(word) not in NOISE_STEMS and (word not in PERHAPS_NOISE or stem(word) in index.having)


def whom_in(reading: Reading, index: Index) -> str:
    """Whose decision or help is asked about, taken out of the words."""
    said = WHOM.search(" ".join(reading.words))
    whom = (said["first"] or said["second"] or "").strip() if said else ""
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
    return whom


OFFICERS = frozenset(
    [
        "chief",
        "constable",
        "commissioner",
        "executive",
        "officer",
        "director",
        "board",
        "panel",
        "force",
        "council",
        "police",
        "crown",
        "minister",
        "partner",
        "partners",
        "deputy",
        "head",
        "manager",
        "office",
    ]
)


def is_somebody(words: Sequence[str], index: Index) -> bool:
    """Whether words name somebody who may decide: a post, or a body."""
    roles = {
        token
        for one in index.entries
        if one.subject.kind in (Kind.ROLE, Kind.FORUM, Kind.BOARD)
        for token in one.line
    }
    return all(stem(word) in roles or word in OFFICERS for word in words) and any(
        word in OFFICERS or stem(word) in roles for word in words
    )


def moved_in(reading: Reading, index: Index) -> tuple[Rating, Rating] | None:
    """ "from green to amber": from which rating to which."""
    marks = ratings_at(reading, index)
    for first, second in zip(marks, marks[1:], strict=False):
        between = reading.words[first.end : second.start]
        if (
            between in (["to"], ["into"])
            and isinstance(first.meaning, Rating)
            and isinstance(second.meaning, Rating)
        ):
            reading.take(first.start, second.end)
            return first.meaning, second.meaning
    return None


def ratings_at(reading: Reading, index: Index) -> list[Heard]:
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


def take_titles(reading: Reading, index: Index, kinds: tuple[Kind, ...]) -> tuple[Subject, ...]:
    """The forums, roles and boards whose whole title stands in the words."""
    found, line = [], stems_of(reading.words)
    wanted = [one for one in index.entries if one.subject.kind in kinds]
    for one in sorted(wanted, key=lambda one: -len(one.line)):
        for own in {one.line, stems_of(words_of(one.subject.name.partition("(")[0]))}:
            at = next(
                (at for at in range(len(line)) if len(own) > 1 and line[at : at + len(own)] == own), None
            )
            if at is not None and not any(reading.used[at : at + len(own)]):
                reading.take(at, at + len(own))
                found.append(one.subject)
    return tuple(found)


def take_phrases(reading: Reading, index: Index) -> list[Heard]:
    """What asks for something. What stands as a phrase in a name of the plan is that name, and asks for nothing; of
    several words that ask for something the phrase goes first."""
    free = [word if not used else "·" for word, used in zip(reading.words, reading.used, strict=True)]
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
    if one.end - one.start > 1 or isinstance(one.meaning, Ask) or stem(words[one.start]) not in index.having:
        return False
    others = [
        word
        for word in words
        if stem(word) not in NOISE_STEMS and word != "·" and not is_heard(word, words, one)
    ]
    items = index.items(others)
    return len(items) > 1 and any(
        all(item.is_in(entry) for item in items) for entry in index.entries if entry.subject.in_title
    )


def is_heard(word: str, words: Sequence[str], but: Heard) -> bool:
    """Whether another word asks for something by itself."""
    found = longest_at([word], 0)
    return found is not None and word != words[but.start]


# --- the question ----------------------------------------------------------------------------------------


def asked(heard: Sequence[Heard], index: Index) -> Question:
    """What the phrases come to."""
    meanings: list[Meaning] = [one.meaning for one in heard]
    ratings = [one for one in meanings if isinstance(one, Rating)]
    for one in meanings:
        if isinstance(one, tuple):
            ratings += one
    asks = [one for one in meanings if isinstance(one, Ask)]
    return Question(
        ask=foremost(asks),
        ratings=tuple(dict.fromkeys(ratings)),
        bodies=tuple(dict.fromkeys(one for one in meanings if isinstance(one, ResponsibleBody))),
        only=tuple(dict.fromkeys(one for one in meanings if isinstance(one, Only))),
    )


FOREMOST = (
    Ask.STATUS,
    Ask.MEETING,
    Ask.COMPARE,
    Ask.CHANGED,
    Ask.HISTORY,
    Ask.EXCEPTIONS,
    Ask.WAITING,
    Ask.WHO,
    Ask.DEADLINES,
    Ask.WHEN,
    Ask.HELP,
)


def foremost(asks: Sequence[Ask]) -> Ask:
    """Which of several things is asked."""
    return next((one for one in FOREMOST if one in asks), Ask.STANDING)


def with_times(question: Question, times: Times) -> Question:
    """The question with its quarters and days."""
    named = times.quarters
    question = replace(question, due=times.due, since=times.since, no_quarter=times.no_quarter)
    if times.since_quarter:
        ask = question.ask if question.ask is not Ask.STANDING or question.filtered else Ask.COMPARE
        return replace(question, ask=ask, against=times.since_quarter, quarter=named[0] if named else None)
    if len(named) > 1:
        return replace(question, ask=Ask.COMPARE, against=named[0], quarter=named[1])
    if named and question.ask is Ask.COMPARE:
        return replace(question, against=named[0])
    return replace(question, quarter=named[0] if named else None)


def settled(question: Question, reading: Reading, found: Chosen, turned: bool) -> Question:
    """Whether enough was understood to answer; and what follows from the whole."""
    question = with_forum(question)
    if question.since and question.ask is Ask.STANDING and not question.filtered:
        question = replace(question, ask=Ask.CHANGED)
    made = (
        sum(reading.used) + len(question.subjects) + bool(question.quarter or question.due or question.since)
    )
    weight = found.share if found.subjects else made / (made + len(question.unknown) or 1)
    anything = question.subjects or question.filtered or question.ask is not Ask.STANDING or question.quarter
    enough = not question.unknown or (bool(anything) and weight >= ENOUGH)
    return replace(question, understood=enough and not turned and not question.strange)


def with_forum(question: Question) -> Question:
    """A forum is asked about for its meetings, whatever else is said."""
    if question.of(Kind.FORUM) and question.ask in (Ask.STANDING, Ask.WHEN, Ask.DEADLINES, Ask.WAITING):
        return replace(question, ask=Ask.MEETING)
    if question.ask is Ask.MEETING and question.of(Kind.COMMITMENT, Kind.PRIORITY, Kind.AREA):
        return replace(question, ask=Ask.STANDING)
    return question
