"""The reader: what somebody typed, by the index of the plan's names and the day, as a question. Pure. A ref wins;
words that say nothing decide nothing; what is not understood is named, and what was put right is a guess."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.reading.questions.choosing import SUGGESTED, PointedTo, chosen
from handlers.reading.questions.codes import codes_in, like_refs, refs_in
from handlers.reading.questions.lexicon import Heard
from handlers.reading.questions.names import NOISE_STEMS, Index
from handlers.reading.questions.noise import (
    ASKS_MORE,
    NOT_SO,
    OF_ANSWERING,
    OF_MEETINGS,
    OF_TIMES,
    PERHAPS_NOISE,
    REFUSED,
)
from handlers.reading.questions.reading import WordsRead, spell
from handlers.reading.questions.spelling import breaks_of, signs_as_words, stem, words_of
from handlers.reading.questions.taking import but_in, moved_in, take_phrases, take_titles, whom_in
from handlers.reading.questions.when import Times, times_in
from storage.enums import Rating, ResponsibleBody
from storage.facts.plan import QuarterName
from storage.facts.queries import AskedFor, NameKind, Only, PlanQuestion, Subject
from storage.rules.same_text import unformatted

MOST_READ, SHOWN = 400, 60
"""So many characters are read: nobody asks a question in more. Of the rest so many are named as not understood."""
NAMED_EMOJI = re.compile(r":[a-z0-9_+-]+:")
ENOUGH = 0.6
"""The share of what was typed, by weight, that must be understood for an answer that is shown as a guess."""


def read(text: str, index: Index, today: date, newest: QuarterName | None) -> PlanQuestion:
    """What is asked."""
    text = text.strip()
    if len(text) > MOST_READ:
        cut = max(text.rfind(" ", 0, MOST_READ), 0) or MOST_READ
        return in_part(read(text[:cut], index, today, newest), text[cut:])
    text = signs_as_words(NAMED_EMOJI.sub(" ", unformatted(text))).strip()
    if text and not words_of(text):
        return PlanQuestion(ask=AskedFor.HELP, understood=set(text) <= set("? !."))
    if words_of(text) == ["next"]:
        return PlanQuestion(ask=AskedFor.WAITING)
    named, strange, text = refs_in(text, index)
    times = times_in(text, today, newest, index.names.starts)
    by_code, rest = codes_in(times.text, index, alone=not named)
    reading = WordsRead(words_of(rest), breaks=breaks_of(rest))
    spell(reading, index)
    return put_together(reading, index, times, (*named, *by_code), strange)


def in_part(question: PlanQuestion, rest: str) -> PlanQuestion:
    """What was read of a text that is too long to be read whole: no question, for the rest may turn it round; what it
    names may have been meant."""
    named = question.of(NameKind.COMMITMENT, NameKind.PRIORITY)[:SUGGESTED]
    shown = textwrap.shorten(rest, SHOWN, placeholder="…") if len(rest.split()) > 1 else rest[:SHOWN]
    unknown = (*question.unknown, shown.strip())
    return replace(question, unknown=unknown, likely=named or question.likely, understood=False)


def put_together(
    reading: WordsRead,
    index: Index,
    times: Times,
    named: tuple[Subject, ...],
    strange: tuple[str, ...],
) -> PlanQuestion:
    """The question that the words make, with what stands in it by a ref, a code or a time already."""
    whom = whom_in(reading, index)
    moved = moved_in(reading, index)
    left_over = but_in(reading, index)
    forums = take_titles(reading, index, (NameKind.FORUM, NameKind.ROLE, NameKind.BOARD))
    heard = take_phrases(reading, index)
    words = telling(reading.left(), heard, index)
    turned = [word for word in words if word in REFUSED]
    words = [word for word in words if word not in REFUSED]
    words = [] if is_of_answering(words, reading) else words
    found = chosen(words, index, reading.after_and(words)) if words or turned else PointedTo()
    if named and found.subjects and not turned:
        found = beside_refs(found, named, words)
    question = with_owner(asked(heard, reading.words), reading)
    if question.ask is AskedFor.WHY and is_of_one((*named, *forums, *found.subjects)):
        turned = [word for word in turned if word not in NOT_SO]
    if "or" in reading.words and kinds_of_filter(question, times) > 1:
        turned.append("or")
    question = replace(
        question,
        subjects=(*named, *forums, *found.subjects),
        phrase=found.phrase,
        read_as=(*reading.read_as, *roles_in_part(found)),
        unknown=(*found.unknown, *turned),
        strange=strange,
        of_whom=whom,
        moved=moved,
        ratings=(*left_over, *question.ratings),
        likely=like_refs(strange, index) or found.likely,
    )
    return settled(without_done(with_times(question, times)), reading, found, bool(turned))


def is_of_answering(words: Sequence[str], reading: WordsRead) -> bool:
    """Whether all that might name something only says what is done with returns: "how did Q2 end", "when do I have to
    answer". One such word that stands alone is looked up."""
    return OF_ANSWERING.issuperset(words) and len(words) < len(reading.words)


def without_done(question: PlanQuestion) -> PlanQuestion:
    """ "When will it be done?" asks for a day, and not for what is complete."""
    if question.ask is not AskedFor.WHEN or not question.subjects:
        return question
    return replace(question, ratings=tuple(one for one in question.ratings if one is not Rating.BLUE))


def is_undated(question: PlanQuestion) -> bool:
    """Whether it chooses promises by a day: they are in words, and by when each is to be kept nobody can say."""
    return Only.PROMISES in question.only and bool(question.due)


def beside_refs(found: PointedTo, named: Sequence[Subject], words: Sequence[str]) -> PointedTo:
    """What the words point to beside a ref: nothing, and what they say is not understood, unless it is that."""
    missed = " ".join(found.unknown).split()
    beside = () if set(named) & set(found.subjects) else [one for one in words if one not in missed]
    return replace(found, subjects=(), phrase="", unknown=(*found.unknown, *beside))


def roles_in_part(found: PointedTo) -> tuple[tuple[str, str], ...]:
    """The roles that were named by some words of their title alone: that these are meant is a guess."""
    return tuple((found.phrase, name) for name in found.in_part)


def with_owner(question: PlanQuestion, reading: WordsRead) -> PlanQuestion:
    """ "My reds", "my overdue": what is chosen is chosen of what is the reader's own."""
    owned = "my" in reading.left() and question.filtered and Only.MINE not in question.only
    asks_whose = "my" in reading.left() and question.ask is AskedFor.WHO and Only.MINE not in question.only
    return replace(question, only=(*question.only, Only.MINE)) if owned or asks_whose else question


def kinds_of_filter(question: PlanQuestion, times: Times) -> int:
    """How many things must hold at once: "red or overdue" asks for one of two, and that is not read."""
    return bool(question.ratings) + bool(question.bodies) + len(question.only) + bool(times.due)


def telling(words: Sequence[str], heard: Sequence[Heard], index: Index) -> list[str]:
    """The words that may say which one is meant."""
    meanings = {one.meaning for one in heard if isinstance(one.meaning, AskedFor)}
    quiet = (OF_TIMES if {AskedFor.WHEN, AskedFor.DEADLINES} & meanings else frozenset()) | (
        OF_MEETINGS if AskedFor.MEETING in meanings else frozenset()
    )
    return [word for word in words if says_which(word, index) and word not in quiet]


def says_which(word: str, index: Index) -> bool:
    """Whether a word may say which one is meant."""
    return stem(word) not in NOISE_STEMS and (word not in PERHAPS_NOISE or stem(word) in index.having)


def asked(heard: Sequence[Heard], words: Sequence[str]) -> PlanQuestion:
    """What the phrases come to. With a rating, words that end in "mean" ask what it means."""
    meanings = [one.meaning for one in heard]
    ratings = [one for one in meanings if isinstance(one, Rating)]
    for one in meanings:
        if isinstance(one, tuple):
            ratings += one
    asks = [one for one in meanings if isinstance(one, AskedFor)]
    if ratings and (list(words[:1]) == ["define"] or list(words[-1:]) in (["mean"], ["means"], ["meant"])):
        asks = [AskedFor.MEANING]
    only = [one for one in meanings if isinstance(one, Only)]
    if Only.UNKEPT in only:
        only = [one for one in only if one is not Only.PROMISES]
    return PlanQuestion(
        ask=foremost(asks),
        ratings=tuple(dict.fromkeys(ratings)),
        bodies=tuple(dict.fromkeys(one for one in meanings if isinstance(one, ResponsibleBody))),
        only=tuple(dict.fromkeys(only)),
    )


FOREMOST = (
    AskedFor.MEASURES,
    AskedFor.FINANCE,
    AskedFor.REQUESTS,
    AskedFor.STATUS,
    AskedFor.MEETING,
    AskedFor.COMPARE,
    AskedFor.CHANGED,
    AskedFor.HISTORY,
    AskedFor.WHY,
    AskedFor.TERMS,
    AskedFor.MEANING,
    AskedFor.EXCEPTIONS,
    AskedFor.WAITING,
    AskedFor.WHO,
    AskedFor.DEADLINES,
    AskedFor.HOW,
    AskedFor.WHEN,
    AskedFor.HELP,
)


def foremost(asks: Sequence[AskedFor]) -> AskedFor:
    """Which of several things is asked."""
    return next((one for one in FOREMOST if one in asks), AskedFor.STANDING)


def with_times(question: PlanQuestion, times: Times) -> PlanQuestion:
    """The question with its quarters and days."""
    named = times.quarters
    question = replace(
        question,
        due=(times.due.first, times.due.last) if times.due else None,
        since=times.since,
        no_quarter=times.no_quarter,
    )
    if times.since_quarter:
        ask = question.ask if question.ask is not AskedFor.STANDING else AskedFor.COMPARE
        return replace(question, ask=ask, against=times.since_quarter, quarter=named[0] if named else None)
    if len(named) > 1:
        return replace(question, ask=AskedFor.COMPARE, against=named[0], quarter=named[1])
    if named and question.ask is AskedFor.COMPARE:
        return replace(question, against=named[0])
    made_then = Only.PROMISES in question.only or Only.UNKEPT in question.only
    if made_then and named == [times.before]:
        return question
    return replace(question, quarter=named[0] if named else None)


def settled(question: PlanQuestion, reading: WordsRead, found: PointedTo, turned: bool) -> PlanQuestion:
    """Whether enough was understood to answer; and what follows from the whole."""
    question = of_what_is_named(with_forum(question))
    if question.since and question.ask is AskedFor.STANDING:
        question = replace(question, ask=AskedFor.CHANGED)
    if not question.asks_something and not (question.no_quarter or question.unknown):
        question = replace(
            question, unknown=tuple(one for one in reading.left() if one in ASKS_MORE | OF_ANSWERING)
        )
    made = (
        sum(reading.used) + len(question.subjects) + bool(question.quarter or question.due or question.since)
    )
    by_ref = not found.subjects and question.of(NameKind.COMMITMENT, NameKind.PRIORITY)
    weight = found.share if found.subjects else 1.0 if by_ref else made / (made + len(question.unknown) or 1)
    anything = bool(question.subjects or question.filtered or question.quarter)
    if question.ask not in (AskedFor.STANDING, AskedFor.WHO, AskedFor.HISTORY, AskedFor.WHY):
        anything = True
    if undated := is_undated(question):
        question = replace(question, unknown=(*question.unknown, "due"))
    enough = not question.unknown or (anything and weight >= ENOUGH)
    of_all = question.ask is not AskedFor.FINANCE or not (question.subjects or question.filtered)
    return replace(question, understood=enough and of_all and not (turned or undated or question.strange))


def is_of_one(subjects: Sequence[Subject]) -> bool:
    """Whether one commitment is named and nothing else: all of it is told, whichever way the words turn it."""
    return [one.kind for one in subjects] == [NameKind.COMMITMENT]


def with_forum(question: PlanQuestion) -> PlanQuestion:
    """A forum is asked about for its meetings, whatever else is said."""
    if question.of(NameKind.FORUM) and question.ask in (
        AskedFor.STANDING,
        AskedFor.WHEN,
        AskedFor.DEADLINES,
        AskedFor.WAITING,
    ):
        return replace(question, ask=AskedFor.MEETING)
    places = question.of(NameKind.COMMITMENT, NameKind.PRIORITY, NameKind.AREA)
    if question.ask is AskedFor.MEETING and (places or question.filtered):
        return replace(question, ask=AskedFor.STANDING, meets=True)
    return question


def of_what_is_named(question: PlanQuestion) -> PlanQuestion:
    """What the office is asked as a whole is asked of what is named, where something is: "the Estates Lead's
    deadline" is when theirs fall due."""
    if not question.of(NameKind.COMMITMENT, NameKind.PRIORITY, NameKind.AREA, NameKind.ROLE):
        return question
    match question.ask:
        case AskedFor.DEADLINES:
            return replace(question, ask=AskedFor.WHEN)
        case AskedFor.STATUS:
            return replace(question, ask=AskedFor.STANDING, only=(*question.only, Only.NO_RETURN))
        case AskedFor.EXCEPTIONS:
            ratings = question.ratings or (Rating.RED, Rating.AMBER)
            return replace(question, ask=AskedFor.STANDING, ratings=ratings)
        case AskedFor.WAITING | AskedFor.MEANING | AskedFor.HOW:
            return replace(question, ask=AskedFor.STANDING)
        case _:
            return question
