"""The rating schemes as data: each plan's own words for the canonical ratings, and how to read them.

There is no national scheme for police and crime plans: the same colour means different things in different
offices. So the label and the definition belong to the plan's scheme and are printed with every table, while
comparisons and counts use the canonical rating underneath.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from storage.enums import Rating
from storage.facts import RatingMeaning

ORDER = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
"""From worst to best. Not started and No return have no place on the scale."""


def steps_between(a: Rating, b: Rating) -> int:
    """How many steps apart two ratings are on the scale; 0 when either is not on it."""
    if a not in ORDER or b not in ORDER:
        return 0
    return abs(ORDER.index(a) - ORDER.index(b))


@dataclass(frozen=True)
class Scheme:
    """One rating scheme. `aliases` are the words and colours it is written with, besides its labels;
    `complete_aliases` those that mean Complete when the commitment is known to be complete."""

    key: str
    name: str
    meanings: tuple[RatingMeaning, ...]
    aliases: Mapping[str, Rating] = field(default_factory=dict)
    complete_aliases: frozenset[str] = frozenset()
    slippage_amber_max_days: int = 30

    @property
    def allowed(self) -> frozenset[Rating]:
        """The ratings a lead may give: all of the scheme's but "No return"."""
        return frozenset(meaning.rating for meaning in self.meanings) - {Rating.NONE}

    def rating_from(self, text: str, complete: bool | None = None) -> Rating:
        """The canonical rating that `text` (a colour, label or word of this scheme) stands for.

        `complete` decides where one colour covers both on track and complete; unknown is not complete.
        Raises ValueError naming what is accepted.
        """
        word = " ".join(text.split()).casefold()
        readings = self._readings()
        if word not in readings:
            raise ValueError(f'"{text}" is not a rating of {self.name}: write one of {", ".join(readings)}')
        return Rating.BLUE if complete and word in self.complete_aliases else readings[word]

    def _readings(self) -> dict[str, Rating]:
        """Every word that is read, in the order in which a refusal lists them."""
        given = [meaning for meaning in self.meanings if meaning.rating is not Rating.NONE]
        colours = {meaning.rating.value: meaning.rating for meaning in given}
        labels = {meaning.label.casefold(): meaning.rating for meaning in given}
        return colours | labels | dict(self.aliases)


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
        "b": Rating.BLUE,
        "g": Rating.GREEN,
        "a": Rating.AMBER,
        "r": Rating.RED,
        "gray": Rating.GREY,
        "n": Rating.GREY,
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
        "(c)": Rating.BLUE,
        "green (c)": Rating.BLUE,
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
    aliases={"g": Rating.GREEN, "a": Rating.AMBER, "r": Rating.RED, "completed": Rating.BLUE},
)

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {scheme.key: scheme for scheme in (_BRAG_PLUS, _DORSET_DASHBOARD, _THAMES_VALLEY, _IPA_RAG3)}
)
"""The schemes that come with Muster, by the key that a plan file names."""


def scheme(key: str) -> Scheme:
    """The scheme of that key. Raises ValueError naming the known ones."""
    if key not in SCHEMES:
        raise ValueError(f'"{key}" is not a rating scheme: write one of {", ".join(SCHEMES)}')
    return SCHEMES[key]
