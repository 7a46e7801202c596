"""One chart: as Slack draws it, and as bars of text where a workspace does not take that block. The same in words
stands beside it, and is the caller's to write."""

from collections.abc import Sequence

from digests.kit.blocks import Block, section
from digests.kit.labels import NOT_IN_YET, SYMBOLS, capital, rating_label
from digests.kit.typed import shorten
from storage.enums import Rating
from storage.facts.plan import RatingMeaning
from storage.facts.standing import Counts

CHART = "data_visualization"
TITLE_ROOM, LABEL_ROOM = 50, 20
BAR = "▇"
LONGEST = 20
"""How many bars stand for the most that there is of one."""


def ratings_chart(
    title: str, counts: Counts, scheme: Sequence[RatingMeaning], *, awaited: bool = False
) -> Block:
    """How many commitments have each rating. Each bar is named in words and by its shape, for Slack chooses the
    colours. While returns are `awaited`, those without a rating are not in yet."""
    points = [
        {
            "label": shorten(f"{SYMBOLS[rating]} {label_of(rating, scheme, awaited=awaited)}", LABEL_ROOM),
            "value": number,
        }
        for rating, number in counts.by_rating
        if number
    ]
    return {
        "type": CHART,
        "title": shorten(title, TITLE_ROOM),
        "chart": {
            "type": "bar",
            "series": [{"name": "Commitments", "data": points}],
            "axis_config": {"categories": [one["label"] for one in points]},
        },
    }


def label_of(rating: Rating, scheme: Sequence[RatingMeaning], *, awaited: bool) -> str:
    """What a bar is called."""
    return capital(NOT_IN_YET) if awaited and rating is Rating.NONE else rating_label(rating, scheme)


def without_charts(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with bars of text in place of each chart, for a workspace that does not take charts."""
    return [as_bars(block) if block["type"] == CHART else block for block in blocks]


def as_bars(chart: Block) -> Block:
    """A chart as text: a line for each bar, with its number."""
    points = chart["chart"]["series"][0]["data"]
    most = max(one["value"] for one in points)
    lines = [f"{one['label']} {bar(one['value'], most)} {one['value']}" for one in points]
    return section("\n".join([f"*{chart['title']}*", *lines]))


def bar(number: int, most: int) -> str:
    """A bar for that many, the longest for the most there is; never none."""
    return BAR * max(1, round(number * LONGEST / max(most, LONGEST)))
