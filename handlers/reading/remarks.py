"""What sort of thing somebody typed to Muster: thanks, a greeting, leave, a wish, a rating, a question, or what reads
like an update. Pure; refs and ratings are handed in. What is answered is talk.py's."""

import re
from collections.abc import Collection
from enum import StrEnum

from rapidfuzz import fuzz

from handlers.reading.phrases import (
    AFTER_RATING,
    AS_AT,
    ASKING,
    AWAY,
    BEFORE_RATING,
    COURTESY,
    DONE,
    FOR_ONESELF,
    GREETING,
    HOW,
    LEAVE,
    LONGER,
    MORE_TIME,
    NO_CHANGE,
    NOT_MINE,
    POLITE,
    STOP,
    WISH,
)
from handlers.reading.refs import passages
from storage.enums import Rating
from storage.rules.same_text import pieces, unformatted
from storage.rules.standing.rag import Scheme

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
AN_UPDATE = 4
"""Words from which on something typed may be an update; "rural crime" is none."""
SPELT = pieces(
    "change changes update nothing report thanks thank leave holiday mine away done finished complete completed"
    " submitted extension longer stop messaging message hello morning deadline unsubscribe annual until tomorrow"
)
"""What is listened for in a short message, however it is spelt."""
YES_OR_NO = ("y", "n")
"""Letters of a colour in a file; typed to somebody they are none."""
SLIP, SHORT = 80.0, 5
"""How like one of those words (0 to 100) a word is that was meant to be it; in messages of how many words at most."""


class Remark(StrEnum):
    """What sort of thing it is."""

    COURTESY = "courtesy"
    GREETING = "greeting"
    LEAVE = "leave"
    NOT_MINE = "not_mine"
    NO_CHANGE = "no_change"
    DONE = "done"
    MORE_TIME = "more_time"
    WISH = "wish"
    STOP = "stop"
    HOW = "how"
    RATING = "rating"
    UPDATE = "update"
    QUESTION = "question"


SAID = (
    (Remark.GREETING, GREETING),
    (Remark.DONE, DONE),
    (Remark.COURTESY, COURTESY),
    (Remark.STOP, STOP),
    (Remark.LEAVE, AWAY),
    (Remark.NOT_MINE, NOT_MINE),
    (Remark.NO_CHANGE, NO_CHANGE),
    (Remark.MORE_TIME, MORE_TIME),
    (Remark.MORE_TIME, LONGER),
    (Remark.WISH, WISH),
    (Remark.HOW, HOW),
    (Remark.LEAVE, LEAVE),
)
"""What a whole message may say, and how."""
OF_ONE_UPDATE = (Remark.NOT_MINE, Remark.NO_CHANGE, Remark.MORE_TIME, Remark.WISH, Remark.STOP, Remark.HOW)
"""What may follow a ref and is no text for its update."""


def sort_of(
    text: str, refs: Collection[str] = (), asked: Collection[str] | None = None, ratings: Scheme | None = None
) -> Remark:
    """What sort of thing this is. With what begins with one of the plan's `refs` that is `asked` of its author (all
    are, where it is None), and goes on, they mean to update that; else an update is a sentence of some words that
    asks nothing. `ratings` are the plan's."""
    text = unformatted(text).strip()
    first = passages(text, refs)[0]
    if first.text and (first.refs or first.strange) and not asks(first.text):
        return of_named(
            text, first.text, ratings, theirs=asked is None or any(one in asked for one in first.refs)
        )
    if not text:
        return Remark.COURTESY
    if rating_said(text, ratings) and not DONE.fullmatch(text):
        return Remark.RATING
    said = said_as(text) or said_as(spelt(text))
    if said:
        return said
    return Remark.UPDATE if any(tells(one) for one in SENTENCE.split(text)) else Remark.QUESTION


def of_named(text: str, rest: str, ratings: Scheme | None, *, theirs: bool) -> Remark:
    """The same of a message that begins with a ref and goes on."""
    meant = said_as(rest) or said_as(spelt(rest))
    if meant in OF_ONE_UPDATE or (meant is Remark.LEAVE and FOR_ONESELF.match(rest)):
        return meant
    if rating_said(rest, ratings):
        return Remark.RATING
    return Remark.UPDATE if theirs or tells(text) else Remark.QUESTION


def said_as(text: str) -> Remark | None:
    """What the whole of a text says; None where it may be anything."""
    return next((sort for sort, pattern in SAID if pattern.fullmatch(text)), None)


def rating_said(text: str, ratings: Scheme | None) -> Rating | None:
    """The rating that is all that a text says, in a word of the plan's or a sign; None where there is none."""
    said = AFTER_RATING.sub("", unformatted(text).strip())
    found = BEFORE_RATING.match(said)
    word = said[found.end() if found else 0 :]
    try:
        return ratings.rating_from(word) if ratings and word.casefold() not in YES_OR_NO else None
    except ValueError:
        return None


def spelt(text: str) -> str:
    """A short message with its slips put right, as far as they are words that are listened for."""
    if len(text.split()) > SHORT:
        return text
    return re.sub(r"[^\W\d_]{3,}", lambda word: nearest(word[0]), text)


def nearest(word: str) -> str:
    """The word that was meant; the same where none is."""
    typed = word.casefold()
    like = [one for one in SPELT if one[0] == typed[0] and abs(len(one) - len(typed)) <= 1]
    best = max(like, key=lambda one: fuzz.ratio(one, typed), default=word)
    return best if fuzz.ratio(best, typed) >= SLIP else word


def asks(sentence: str) -> bool:
    """Whether it is put as a question."""
    if sentence.rstrip().endswith("?") or AS_AT.search(sentence):
        return True
    polite = POLITE.match(sentence)
    return bool(ASKING.match(sentence, polite.end() if polite else 0))


def tells(sentence: str) -> bool:
    """Whether it says something that may be an update."""
    return len(sentence.split()) >= AN_UPDATE and not asks(sentence)
