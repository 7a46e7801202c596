"""What in a headline the record does not bear. Pure: each doubt is asked about, and nothing is refused for it."""

import re
from collections.abc import Collection, Iterator, Mapping

from storage.enums import Rating
from storage.facts.headlines import Doubt, Unborne
from storage.facts.plan import RatingMeaning
from storage.facts.standing import PriorityStanding
from storage.rules.same_text import folded

MOST_LETTERS = 600
"""Two sentences, and room to name what is off track."""
FEWEST_LETTERS = 20
COUNTED = "no one two three four five six seven eight nine ten eleven twelve"
WORDS: Mapping[str, int] = {word: number for number, word in enumerate(COUNTED.split())}
FIGURE = r"(?<![\w.-])(" + "|".join(WORDS) + r"|\d+)\b"
BETWEEN = (
    r"(?:\s+of\s+(?:the\s+)?(?:\w+))?"
    r"(?:\s+(?:is|are|was|were|remain|remains|now|still|commitments?|deliverables?))*"
)
"""What may stand between a figure and the rating that it counts: "3 of the five are still off track"."""
SAID_AS: Mapping[str, Rating] = {
    "off track": Rating.RED,
    "at risk": Rating.AMBER,
    "on track": Rating.GREEN,
    "complete": Rating.BLUE,
    "completed": Rating.BLUE,
    "not started": Rating.GREY,
}


def doubts(
    words: str, standing: PriorityStanding, refs: Collection[str], scheme: Collection[RatingMeaning]
) -> list[Doubt]:
    """All that is to be asked about: `refs` are those of the whole plan, `scheme` the plan's ratings."""
    return [
        *left_out(words, standing),
        *not_this_prioritys(words, standing, refs),
        *ratings_that_none_has(words, standing, scheme),
        *numbers_that_do_not_count(words, standing, scheme),
    ]


def names(words: str, ref: str) -> bool:
    """Whether the words name a ref, as a word of its own."""
    return re.search(rf"(?<![\w.-]){re.escape(folded(ref))}(?![\w-]|\.\d)", folded(words)) is not None


def left_out(words: str, standing: PriorityStanding) -> Iterator[Doubt]:
    """Every red that the words do not name by its ref."""
    for one in standing.standings:
        if one.rating is Rating.RED and not names(words, one.terms.ref):
            yield Doubt(Unborne.RED_LEFT_OUT, one.terms.ref)


def not_this_prioritys(words: str, standing: PriorityStanding, refs: Collection[str]) -> Iterator[Doubt]:
    """Every commitment of another priority that the words name."""
    mine = {one.terms.ref for one in standing.standings}
    yield from (
        Doubt(Unborne.NOT_THIS_PRIORITYS, ref) for ref in refs if ref not in mine and names(words, ref)
    )


def labels(scheme: Collection[RatingMeaning]) -> dict[str, Rating]:
    """How ratings are spoken of: the plan's own labels, and the usual ones."""
    return {**SAID_AS, **{folded(one.label): one.rating for one in scheme}}


def ratings_that_none_has(
    words: str, standing: PriorityStanding, scheme: Collection[RatingMeaning]
) -> Iterator[Doubt]:
    """Ratings that the words speak of and none of the commitments has, but where they say so: "none is at risk"."""
    text, seen = folded(words), set[Rating]()
    for label, rating in labels(scheme).items():
        if standing.counts.of(rating) or rating in seen:
            continue
        said = re.findall(rf"(\b(?:no|not|none|nothing)\b[^.;,]*)?(?<!\w){re.escape(label)}(?!\w)", text)
        if any(not denied for denied in said):
            seen.add(rating)
            yield Doubt(Unborne.NO_SUCH_RATING, label)


def numbers_that_do_not_count(
    words: str, standing: PriorityStanding, scheme: Collection[RatingMeaning]
) -> Iterator[Doubt]:
    """Figures that are said of a rating, and are not how many have it."""
    text = folded(words)
    for label, rating in labels(scheme).items():
        for found in re.finditer(rf"{FIGURE}{BETWEEN}\s+{re.escape(label)}(?!\w)", text):
            number = int(found[1]) if found[1].isdigit() else WORDS[found[1]]
            if number not in (0, standing.counts.of(rating)) and standing.counts.of(rating):
                yield Doubt(Unborne.NO_SUCH_NUMBER, found[0].strip())
