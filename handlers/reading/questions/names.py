"""An index of the plan's names: which of them the words that somebody typed point to. Pure, and made once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log

from handlers.reading.questions.noise import NOISE
from handlers.reading.questions.spelling import stem, stems_of, words_of
from handlers.reading.questions.synonyms import COMMON
from storage.facts.queries import NameKind, Names, Subject
from storage.rules.same_text import pieces

INITIALS = 3
"""Of so many words or more a name is known by its first letters too: "JMB"."""
SMALL = frozenset(["of", "and", "the", "a", "an", "for", "to", "in", "on", "with", "by", "or", "at"])
MOST_WORDS = 8
"""The longest phrase that is looked for in a name."""
Titled = tuple[tuple[str, ...], Sequence[Subject]]
"""The words of a title, and what is called so."""
NOISE_STEMS = frozenset(stems_of(NOISE))


@dataclass(frozen=True)
class IndexedName:
    """A name, as its words are compared: in their order, and with what else they are called."""

    subject: Subject
    line: tuple[str, ...]
    tokens: frozenset[str]

    def has_line(self, line: Sequence[str]) -> bool:
        """Whether these stand in it one after the other."""
        return stands_in(line, self.line)


@dataclass(frozen=True)
class Item:
    """A word that was typed, or several that are one thing: what it is called in the index, or its own words."""

    typed: str
    token: str
    parts: tuple[str, ...] = ()

    def is_in(self, entry: IndexedName) -> bool:
        """Whether a name has it."""
        return self.token in entry.tokens or (bool(self.parts) and entry.tokens.issuperset(self.parts))


@dataclass(frozen=True)
class Index:
    """The plan's names, with what is worked out of them."""

    names: Names
    entries: tuple[IndexedName, ...]
    alike: tuple[tuple[tuple[str, ...], ...], ...]
    """What is called in several ways: each way in stems."""

    @cached_property
    def spelt(self) -> Mapping[str, str]:
        """Every word of four letters and more that stands in a name, by what it is written as and without ending."""
        found: dict[str, str] = {}
        for one in self.names.subjects:
            found |= {word: word for word in words_of(one.name)}
        for text in (*(said for _, said in self.names.statements), *(own for own, _ in self.names.words)):
            found |= {word: word for word in words_of(text)}
        for words in self.alike:
            found |= {word: word for way in words for word in way}
        return {spelt: word for word in found for spelt in (word, stem(word)) if len(spelt) >= 4}

    @cached_property
    def by_ref(self) -> Mapping[str, Subject]:
        """The commitments by their refs."""
        return {one.key: one for one in self.names.subjects if one.kind is NameKind.COMMITMENT}

    @cached_property
    def coded(self) -> Sequence[Subject]:
        """The priorities that have a code."""
        return [one for one in self.names.subjects if one.kind is NameKind.PRIORITY and pieces(one.key)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Those words without ending, and those that say nothing."""
        return frozenset(map(stem, self.spelt)) | NOISE_STEMS

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[IndexedName]]:
        """The names in which each word stands."""
        found: dict[str, list[IndexedName]] = {}
        for one in self.entries:
            for word in dict.fromkeys(one.line):
                found.setdefault(word, []).append(one)
        return found

    @cached_property
    def having(self) -> Counter[str]:
        """How many names have each word."""
        return Counter(token for one in self.entries for token in one.tokens)

    @cached_property
    def joined(self) -> Mapping[str, tuple[str, str]]:
        """Two words that are written as one: "escooter"."""
        return {
            stem(first + second): (first, second)
            for one in self.entries
            for first, second in pairwise(one.line)
            if not (first + second).isdigit()
        }

    def titles(self, kinds: tuple[NameKind, ...]) -> Sequence[Titled]:
        """What is called so among these kinds: by whole titles, then by all of them but what they have in brackets;
        of each the longest first."""
        if kinds not in self._titled:
            self._titled[kinds] = tuple(titled([one for one in self.entries if one.subject.kind in kinds]))
        return self._titled[kinds]

    @cached_property
    def _titled(self) -> dict[tuple[NameKind, ...], Sequence[Titled]]:
        return {}

    def weight(self, item: Item) -> float:
        """What a word counts: the more the fewer names have it; one that none has as much as one of one."""
        numbers = [self.having[one] for one in (item.token, *item.parts) if self.having[one]]
        return log(1 + len(self.entries) / min(numbers, default=1))

    def knows(self, item: Item) -> bool:
        """Whether any name has it."""
        return item.token in self.having or any(item.is_in(one) for one in self.entries if item.parts)

    def lines_with(self, line: Sequence[str]) -> Iterator[IndexedName]:
        """The names in which these stand one after the other."""
        return (one for one in self.by_word.get(line[0], ()) if one.has_line(line))

    def items(self, words: Sequence[str]) -> list[Item]:
        """The words as they are looked up: what is called in several ways is one thing, and so is what is written as
        one word or as two."""
        words = [part for word in words for part in self._parted(word)]
        stems, found, at = stems_of(words), [], 0
        while at < len(words):
            number, size = self._alike_at(stems, at)
            if size:
                found.append(Item(" ".join(words[at : at + size]), f"§{number}", stems[at : at + size]))
            elif at + 1 < len(words) and (both := stem(words[at] + words[at + 1])) in self.having:
                size = 2
                found.append(Item(" ".join(words[at : at + 2]), both))
            else:
                size = 1
                found.append(Item(words[at], stems[at]))
            at += size
        return found

    def _parted(self, word: str) -> Sequence[str]:
        """The two words that one is, where names write it as two."""
        one = stem(word)
        return self.joined[one] if one not in self.having and one in self.joined else (word,)

    def _alike_at(self, stems: Sequence[str], at: int) -> tuple[int, int]:
        """Which of the things that are called in several ways stands there, and in how many words."""
        sizes = [
            (len(way), -number)
            for number, ways in enumerate(self.alike)
            for way in ways
            if tuple(stems[at : at + len(way)]) == way
        ]
        size, number = max(sizes, default=(0, 0))
        return -number, size


def titled(entries: Sequence[IndexedName]) -> Iterator[Titled]:
    """The titles of these and whose they are, as `Index.titles` has them."""
    whole = {one.line: [one.subject] for one in entries}
    short: dict[tuple[str, ...], list[Subject]] = {}
    for one in entries:
        short.setdefault(stems_of(words_of(one.subject.name.partition("(")[0])), []).append(one.subject)
    for found in (whole, {line: these for line, these in short.items() if line not in whole}):
        yield from sorted(found.items(), key=lambda each: -len(each[0]))


def stands_in(line: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of one stand in the other, one after the other."""
    size = len(line)
    return any(tuple(other[at : at + size]) == tuple(line) for at in range(len(other) - size + 1))


@lru_cache(maxsize=4)
def index_of(names: Names) -> Index:
    """The index of these names, made once."""
    alike = tuple(all_ways(names))
    entries = [entry(one, one.name, alike) for one in names.subjects if one.name]
    titles = {one.key: one for one in names.subjects if one.kind is NameKind.PRIORITY}
    entries += [
        entry(replace(titles[code], in_title=False), text, alike)
        for code, text in names.statements
        if code in titles
    ]
    return Index(names, tuple(entries), alike)


def all_ways(names: Names) -> Iterator[tuple[tuple[str, ...], ...]]:
    """What is called in several ways: the office's own words, what a name's first letters make, what offices say."""
    for word, means in names.words:
        yield tuple(filter(None, (stems_of(words_of(one)) for one in (word, *means))))
    yield from ((short, line) for short, line in abbreviated(names.subjects))
    yield from (tuple(stems_of(words_of(way)) for way in ways) for ways in COMMON)


def abbreviated(subjects: Iterable[Subject]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The first letters of a forum's, a role's or an area's words, where no other name begins so."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for one in subjects:
        if one.kind in (NameKind.FORUM, NameKind.BOARD, NameKind.ROLE, NameKind.AREA):
            words = words_of(one.name.partition("(")[0])
            letters = "".join(word[0] for word in words if word not in SMALL)
            if len(letters) >= INITIALS:
                found.setdefault(letters, set()).add(stems_of(words))
    for letters, lines in found.items():
        if len(lines) == 1:
            yield (letters,), next(iter(lines))


def entry(subject: Subject, text: str, alike: Sequence[Sequence[tuple[str, ...]]]) -> IndexedName:
    """A name as it is compared: with whatever its words, its ref or its code are called besides."""
    line, key = stems_of(words_of(text)), stems_of(words_of(subject.key))
    things = {
        f"§{number}"
        for number, ways in enumerate(alike)
        if any(stands_in(way, line) or (way == key and subject.in_title) for way in ways)
    }
    return IndexedName(subject, line, frozenset({*line, *things}))
