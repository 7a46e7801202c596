"""The messages of the plan office's desk: "module.function", then "/state" -> how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests import settling
from digests.blocks import Message
from storage.enums import ReturnState, RulingKind
from storage.facts import Exempted, Ruled
from tests.messages import cast

RULED = Ruled(
    RulingKind.WAIVED,
    7,
    "DOR-2.3",
    "Cadet units & clubs",
    "Head of Scrutiny",
    cast.Q2,
    "the grant is paused",
    ReturnState.WAIVED,
    cast.at(20, 17, 0),
)
REOPENED = replace(RULED, kind=RulingKind.REOPENED, state=ReturnState.SUBMITTED)
EXTENDED = replace(RULED, kind=RulingKind.EXTENDED, state=ReturnState.PROMPTED)

DESK: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "settling.settled/waived": lambda: settling.settled(RULED),
    "settling.settled/reopened": lambda: settling.settled(REOPENED),
    "settling.settled/extended_after_draft": lambda: settling.settled(replace(EXTENDED, after_draft=True)),
    "settling.settled/waived_already": lambda: settling.settled(replace(RULED, why_not="already")),
    "settling.settled/cleared": lambda: settling.settled(replace(RULED, why_not="frozen")),
    "settling.settled/in_already": lambda: settling.settled(
        replace(EXTENDED, state=ReturnState.SUBMITTED, why_not="in_already")
    ),
    "settling.ruling_notice/waived": lambda: settling.ruling_notice(RULED),
    "settling.ruling_notice/reopened": lambda: settling.ruling_notice(REOPENED),
    "settling.ruling_notice/extended": lambda: settling.ruling_notice(EXTENDED),
    "settling.exempted/two": lambda: settling.exempted(
        Exempted("Head of Scrutiny", cast.Q2, "the post is vacant", ("DOR-2.3", "DOR-2.4"), new=True)
    ),
    "settling.exempted/again": lambda: settling.exempted(
        Exempted("Head of Scrutiny", cast.Q2, "the post is vacant", (), new=False)
    ),
    "settling.how_to/extend": lambda: settling.how_to(RulingKind.EXTENDED),
    "settling.settle_view/waive": lambda: settling.settle_view(
        RulingKind.WAIVED, "DOR-2.3", "Cadet units", "{}"
    ),
    "settling.settle_view/extend": lambda: settling.settle_view(
        RulingKind.EXTENDED, "DOR-2.3", "Cadet units", "{}", cast.QUARTER_END
    ),
}
