"""People's full names in what was typed, with no title before them: a usual given name, then a surname. What is
done about a name is personal_data's to say."""

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from storage.rules.answering.given_names import (
    BODIES,
    DOUBTFUL_NAMES,
    GIVEN_NAMES,
    MONTH_NAMES,
    NAMED_LIKE_A_PERSON,
    NO_SURNAMES,
    USUAL_SURNAMES,
)

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ž]+"
_GIVEN = re.compile(rf"(?<![\w'’-]){_NAME}(?:-{_NAME})?(?=[^\S\n])")
_MIDDLE = re.compile(rf"[^\S\n]+(?:([A-Z])\b\.?|({_NAME})\b)")
_SURNAME = re.compile(
    r"[^\S\n]+(?:(?:al|bin|da|de|del|der|van|von)[ -]){0,2}"
    rf"((?:[OD]['’]|[A-Z][a-z]{{1,3}})?{_NAME}(?:-{_NAME})*)(?![\w-])"
)
_AFTER = re.compile(rf"[^\S\n]+({_NAME})")
_NO_PERSON_BEFORE = re.compile(
    r"\b(?:St|Saint|Operation|Op|Project|Storm|King|Queen|Prince|Princess|HMS|HMP|Commissioner|PCC)[.,]?\s+$"
)
"""Saints, ships, operations and kings; and the commissioner, whose name is public."""
_LONGEST_BEFORE = 16


def full_names(text: str) -> Iterator[str]:
    """Each full name, as it stands there: "Josephine Bloggs", "Josephine A. Bloggs"."""
    read_to = 0
    for given in _GIVEN.finditer(text):
        if given.start() >= read_to and _may_be_given(given.group()) and not _is_no_persons(text, given):
            end = _end_of_name(text, given)
            if end:
                yield text[given.start() : end]
            read_to = end


def _may_be_given(word: str) -> bool:
    return _plain(word) in GIVEN_NAMES or _plain(word) in DOUBTFUL_NAMES


def _is_no_persons(text: str, given: re.Match[str]) -> bool:
    before = text[max(0, given.start() - _LONGEST_BEFORE) : given.start()]
    return bool(_NO_PERSON_BEFORE.search(before))


def _plain(given: str) -> str:
    """The name as the lists have it: without accents, and the first of two that are joined."""
    letters = normalize("NFKD", given.partition("-")[0])
    return "".join(letter for letter in letters if not combining(letter))


def _end_of_name(text: str, given: re.Match[str]) -> int:
    """Where the full name ends that begins with this given name; 0 where none does."""
    for start in _surnames_from(text, given.end()):
        found = _SURNAME.match(text, start)
        if found and _is_a_name(given.group(), found[1], text[given.start() : found.end()]):
            after = _AFTER.match(text, found.end())
            return 0 if after and _is_of(BODIES, after[1]) else found.end()
    return 0


def _surnames_from(text: str, end: int) -> Iterator[int]:
    """Where the surname may begin: after an initial or a second given name, else at once."""
    middle = _MIDDLE.match(text, end)
    if middle and (middle[1] or middle[2] in MONTH_NAMES or _may_be_given(middle[2])):
        yield middle.end()
    yield end


def _is_a_name(given: str, surname: str, whole: str) -> bool:
    if whole in NAMED_LIKE_A_PERSON or _is_of(NO_SURNAMES, surname):
        return False
    return _plain(given) in GIVEN_NAMES or surname in USUAL_SURNAMES


def _is_of(words: frozenset[str], word: str) -> bool:
    """Whether it is one of the words, or its plural: "Road", "Gardens"."""
    return word in words or word.removesuffix("s") in words
