"""The rating schemes as data: each plan's own words for the canonical ratings, and how to read them.

There is no national scheme for police and crime plans: the same colour means different things in different
offices. So the label and the definition belong to the plan's scheme and are printed with every table, while
comparisons and counts use the canonical rating underneath.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from storage.enums import Rating
from storage.facts.plan import RatingMeaning
from storage.rules.same_text import folded

ORDER = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
"""From worst to best. Not started and No return have no place on the scale."""


def steps_between(a: Rating, b: Rating) -> int:
    """How many steps apart two ratings are on the scale; 0 when either is not on it."""
    if a not in ORDER or b not in ORDER:
        return 0
    return abs(ORDER.index(a) - ORDER.index(b))


SLIPPING = (Rating.RED, Rating.AMBER)
"""At risk or off track, the worse first: what needs a way back."""
COLOURS: Mapping[str, Rating] = {rating.value: rating for rating in Rating if rating is not Rating.NONE}
LETTERS: Mapping[str, str] = {
    "b": "blue",
    "g": "green",
    "a": "amber",
    "r": "red",
    "y": "yellow",
    "n": "grey",
    "gray": "grey",
}
"""Short for a colour in every scheme, and so for whatever the colour means there."""
SYMBOLS: Mapping[Rating, str] = {
    Rating.BLUE: "✔",
    Rating.GREEN: "●",
    Rating.AMBER: "▲",
    Rating.RED: "■",
    Rating.GREY: "○",
    Rating.NONE: "–",
}
"""A shape for each rating, so that none rests on colour alone (WCAG 2.2, 1.4.1)."""
_SYMBOLS = {SYMBOLS[rating]: rating for rating in COLOURS.values()} | dict.fromkeys("✅✓☑", Rating.BLUE)
"""Symbols that stand for a rating in every scheme."""
PAINTED = {
    sign: colour
    for colour, signs in {
        "blue": "🔵🟦",
        "green": "🟢🟩",
        "yellow": "🟡🟨",
        "amber": "🟠🟧",
        "red": "🔴🟥",
        "grey": "⚪⬜",
    }.items()
    for sign in signs
}
"""Emoji that stand for a colour, and so for whatever the colour means in a scheme."""
_PIECES = re.compile(r"[^\W_]+(?: [^\W_]+)*|[^\w\s.,:;!&+=>/|()\[\]{}'\"*~`•·\u2190-\u21ff-]")
"""Words, and each sign that may say something of its own: a question mark is a doubt."""


@dataclass(frozen=True)
class Scheme:
    """One rating scheme. `aliases` are the words and colours it is written with, besides its labels;
    `complete_aliases` those that mean Complete when the commitment is known to be complete; `own_words` those of one
    plan, which go before all others."""

    key: str
    name: str
    meanings: tuple[RatingMeaning, ...]
    aliases: Mapping[str, Rating] = field(default_factory=dict)
    complete_aliases: frozenset[str] = frozenset()
    slippage_amber_max_days: int = 30
    own_words: Mapping[str, Rating] = field(default_factory=dict)

    @property
    def allowed(self) -> frozenset[Rating]:
        """The ratings a lead may give: all of the scheme's but "No return"."""
        return frozenset(meaning.rating for meaning in self.meanings) - {Rating.NONE}

    def rating_from(self, text: str, complete: bool | None = None) -> Rating:
        """The canonical rating that `text` stands for: a colour, a letter, a label, a word of this scheme or of the
        plan, a symbol ("🟢", "▲"), or several of them that mean the same ("G - On track").

        `complete` decides where one colour covers both on track and complete; unknown is not complete.
        Raises ValueError naming what is accepted.
        """
        readings = self.readings()
        words = [folded(text)] if folded(text) in readings else _PIECES.findall(folded(text))
        found = {self._reading(word, readings) for word in words}
        colours = {PAINTED.get(word, LETTERS.get(word, word)) for word in words}
        covers_both = bool(colours & self.complete_aliases)
        if covers_both and (complete or Rating.BLUE in found):
            found -= {Rating.GREEN}
            found.add(Rating.BLUE)
        rating = found.pop() if len(found) == 1 else None
        if rating is None:
            raise ValueError(f'"{text}" is not a rating of {self.name}: write one of {", ".join(readings)}')
        return rating

    def _reading(self, word: str, readings: Mapping[str, Rating]) -> Rating | None:
        """What a word or a symbol stands for; yellow is the amber of a scheme that has no yellow of its own, as
        Slack has no amber circle."""
        colour = PAINTED.get(word, word)
        if colour == "yellow" != word and colour not in readings:
            colour = "amber"
        shape = _SYMBOLS.get(word)
        return readings.get(word) or readings.get(colour) or (shape if shape in self.allowed else None)

    def painted(self, colour: str) -> Rating | None:
        """What a cell of that colour says; amber and yellow stand for one another where only one has a meaning."""
        readings, other = self.readings(), {"yellow": "amber", "amber": "yellow"}.get(colour, "")
        return readings.get(colour) or readings.get(other)

    def painted_against(self, rating: Rating, colour: str) -> Rating | None:
        """What the colour of a cell says, where its word says another; what is complete is green to many."""
        painted = self.painted(colour)
        agree = painted in (None, rating) or (rating, colour) == (Rating.BLUE, "green")
        return None if agree else painted

    def label(self, rating: Rating) -> str:
        """What the scheme calls a rating."""
        return next(meaning.label for meaning in self.meanings if meaning.rating is rating)

    def readings(self) -> dict[str, Rating]:
        """Every word that is read, folded, in the order in which a refusal lists them."""
        given = [meaning for meaning in self.meanings if meaning.rating is not Rating.NONE]
        colours = {name: rating for name, rating in COLOURS.items() if rating in self.allowed}
        labels = {folded(meaning.label): meaning.rating for meaning in given}
        known = colours | labels | dict(self.aliases)
        letters = {letter: known[colour] for letter, colour in LETTERS.items() if colour in known}
        return known | letters | dict(self.own_words)

    def taken(self) -> tuple[str, ...]:
        """What is read, rating by rating: "On track (green, g)"."""
        readings = self.readings()
        given = [meaning for meaning in self.meanings if meaning.rating is not Rating.NONE]
        own = {
            meaning.label: [word for word, rating in readings.items() if rating is meaning.rating]
            for meaning in given
        }
        return tuple(
            f"{label} ({', '.join(word for word in words if word != folded(label))})"
            for label, words in own.items()
        )


_NO_RETURN = RatingMeaning(Rating.NONE, "No return", "No rating was reported for the quarter.")

_BRAG_PLUS = Scheme(
    key="brag_plus",
    name="the default scheme (blue, red, amber, green and not started)",
    meanings=(
        RatingMeaning(Rating.BLUE, "Complete", "Delivered in full, with proof of it."),
        RatingMeaning(Rating.GREEN, "On track", "Expected by the agreed date, to the agreed scope and cost."),
        RatingMeaning(
            Rating.AMBER, "At risk", "Can be delivered, but problems need attention now; there is a way back."
        ),
        RatingMeaning(
            Rating.RED, "Off track", "Will not be met without a decision, help or a newly agreed date."
        ),
        RatingMeaning(
            Rating.GREY, "Not started", "Due to start after the quarter's end, or formally on hold."
        ),
        _NO_RETURN,
    ),
    aliases={
        "completed": Rating.BLUE,
        "on hold": Rating.GREY,
    },
)

_DORSET_DASHBOARD = Scheme(
    key="dorset_dashboard",
    name="the dashboard scheme where green is complete",
    meanings=(
        RatingMeaning(Rating.BLUE, "Completed", "Delivered; blue if nothing is left to monitor, else green."),
        RatingMeaning(Rating.GREEN, "In progress", "Under way as planned; the dashboard shows it in yellow."),
        RatingMeaning(Rating.RED, "Challenging", "Progress has been difficult and needs attention."),
        RatingMeaning(
            Rating.GREY, "Not started", "Due to start after the quarter's end, or formally on hold."
        ),
        _NO_RETURN,
    ),
    aliases={
        "complete": Rating.BLUE,
        "green": Rating.BLUE,
        "yellow": Rating.GREEN,
        "on track": Rating.GREEN,
    },
)

_THAMES_VALLEY = Scheme(
    key="thames_valley",
    name="the scheme where green is on track or completed",
    meanings=(
        RatingMeaning(
            Rating.BLUE, "Completed (C)", "Completed successfully; its table shows it as green (C)."
        ),
        RatingMeaning(Rating.GREEN, "On track", "Going to plan."),
        RatingMeaning(Rating.AMBER, "At risk", "Behind plan or likely to be, or the result fell short."),
        RatingMeaning(
            Rating.RED, "Delayed or failing", "Much delayed, likely to fail, or the result was unsuccessful."
        ),
        RatingMeaning(
            Rating.GREY, "Not started", "Due to start after the quarter's end, or formally on hold."
        ),
        _NO_RETURN,
    ),
    aliases={
        "completed": Rating.BLUE,
        "complete": Rating.BLUE,
        "c": Rating.BLUE,
        "not on track": Rating.AMBER,
    },
    complete_aliases=frozenset({"green"}),
)

_IPA_RAG3 = Scheme(
    key="ipa_rag3",
    name="the three-colour delivery confidence scheme",
    meanings=(
        RatingMeaning(Rating.BLUE, "Complete", "Delivered: confidence is no longer a question."),
        RatingMeaning(
            Rating.GREEN, "Confident", "Success to time, cost and quality is highly likely; no major problem."
        ),
        RatingMeaning(
            Rating.AMBER,
            "Feasible",
            "Success is feasible; significant problems exist and can be resolved now.",
        ),
        RatingMeaning(
            Rating.RED, "In doubt", "Success looks unachievable unless scope, date or money is agreed anew."
        ),
        RatingMeaning(
            Rating.GREY, "Not started", "Due to start after the quarter's end, or formally on hold."
        ),
        _NO_RETURN,
    ),
    aliases={"completed": Rating.BLUE},
)

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {scheme.key: scheme for scheme in (_BRAG_PLUS, _DORSET_DASHBOARD, _THAMES_VALLEY, _IPA_RAG3)}
)
"""The schemes that come with Muster, by the key that a plan file names."""


DEFAULT_SCHEME = "brag_plus"


def scheme(key: str, own_words: Mapping[str, Sequence[str]] | None = None) -> Scheme:
    """The scheme of that key, with a plan's own words by rating ("amber": ["Stuck"]). Raises ValueError naming the
    known ones."""
    if key not in SCHEMES:
        raise ValueError(f'"{key}" is not a rating scheme: write one of {", ".join(SCHEMES)}')
    own = {folded(word): Rating(rating) for rating, words in (own_words or {}).items() for word in words}
    return replace(SCHEMES[key], own_words=own) if own else SCHEMES[key]
