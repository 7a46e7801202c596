"""The form of a headline, in every state worth looking at, for the registry."""

from collections.abc import Callable, Mapping

from digests.headlines.headline import headline_view
from digests.kit.blocks import Block
from storage.facts.headlines import Doubt, HeadlineForm, HeadlineSaid, Unborne
from tests.messages.registry.kit import cast, stood

STANDS = stood.priority_standing(*stood.STANDINGS[:4])
BEFORE = HeadlineSaid(
    "Two of the three *units* are open, and the <third> waits for its hall.", "Head of Scrutiny", cast.at(3)
)
FACTS = HeadlineForm(7, cast.Q2, "Head of Scrutiny", STANDS)
DOUBTS = (
    Doubt(Unborne.RED_LEFT_OUT, "DOR-2.1"),
    Doubt(Unborne.NOT_THIS_PRIORITYS, "DOR-3.4"),
    Doubt(Unborne.NO_SUCH_RATING, "not started"),
    Doubt(Unborne.NO_SUCH_NUMBER, "three are at risk"),
)


def form(facts: HeadlineForm, *more: object) -> Block:
    """The form in the cast's plan."""
    return headline_view(facts, cast.PLAN, *more)  # type: ignore[arg-type]


HEADLINES: Mapping[str, Callable[[], Block]] = {
    "headlines.headline.headline_view/first": lambda: form(FACTS),
    "headlines.headline.headline_view/none_off_track": lambda: form(
        HeadlineForm(7, cast.Q2, "Head of Scrutiny", stood.priority_standing(*stood.STANDINGS[2:4]))
    ),
    "headlines.headline.headline_view/said_before": lambda: form(
        HeadlineForm(7, cast.Q2, "Head of Scrutiny", STANDS, before=BEFORE, now=BEFORE, times=1)
    ),
    "headlines.headline.headline_view/one_doubt": lambda: form(FACTS, "All goes well.", DOUBTS[:1]),
    "headlines.headline.headline_view/doubts": lambda: form(FACTS, "Three are at risk.", DOUBTS),
}
