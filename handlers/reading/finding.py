"""What is to be changed is named exactly, by its code or its name, and never guessed (exactly); what may have been
meant is offered (likely). Pure; the names to choose from are handed in. What is only looked up is read as a question
(handlers/reading/questions)."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.reading.questions.choosing import SUGGESTED, chosen
from handlers.reading.questions.codes import like_refs, refs_in
from handlers.reading.questions.names import index_of
from handlers.reading.questions.reader import telling
from handlers.reading.questions.reading import WordsRead, spell
from handlers.reading.questions.spelling import words_of
from storage.facts.queries import NameKind, Names, Subject
from storage.rules.same_text import folded, latin, pieces


@dataclass(frozen=True)
class Name:
    """Something that can be named, by its code or by its name; `area` is where it belongs."""

    code: str
    name: str
    area: str = ""


def exactly(words: str, names: Sequence[Name]) -> Name | None:
    """The one whose code or name these words are, in any case, spacing and punctuation; None where they are
    anything more or less, or two are written alike."""
    wanted = folded(latin(words))
    for writing in (str, pieces):
        if said := writing(wanted):
            for key in ("code", "name"):
                found = [one for one in names if writing(folded(latin(getattr(one, key)))) == said]
                if found:
                    return found[0] if len(found) == 1 else None
    return None


def likely(words: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Those that may have been meant, the best first: by a code or one like it, by the whole name of their area, by
    words, misspelt or not."""
    by_key = {one.code or one.name: one for one in names}
    subjects = tuple(Subject(NameKind.COMMITMENT, key, one.name) for key, one in by_key.items())
    index = index_of(Names(subjects=subjects))
    named, strange, rest = refs_in(words, index)
    reading = WordsRead(words_of(rest))
    spell(reading, index)
    found = chosen(telling(reading.words, (), index), index)
    refs = [one.key for one in (*named, *like_refs((*strange, words), index))]
    by_words = [one.key for one in (*found.subjects, *found.likely)]
    in_area = [key for key, one in by_key.items() if one.area and is_said_whole(one.area, words)]
    return tuple(by_key[key] for key in dict.fromkeys((*refs, *in_area, *by_words)))[:SUGGESTED]


def is_said_whole(name: str, words: str) -> bool:
    """Whether a whole name stands in what was typed."""
    return f" {' '.join(pieces(name))} " in f" {' '.join(pieces(words))} "
