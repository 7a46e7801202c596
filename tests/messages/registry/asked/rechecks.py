"""The form in which what was said is looked at again, in every state worth looking at, for the registry."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from digests.kit.blocks import Block
from digests.rechecks.recheck import recheck_view
from storage.enums import Handling, Rating
from storage.facts.rechecks import Because, RecheckForm, RecheckState, SinceThen
from tests.messages.registry.kit import cast

FACTS = RecheckForm(
    ask_id=7,
    ref="DOR-2.3",
    title="Cadet <units> & *halls*",
    rating=Rating.RED,
    because=(Because.MARKED, Because.RED, Because.DECISION),
    said=("Two of the three *units* are open.", "The <third> opens in November."),
    meets=date(2021, 11, 25),
    handling=Handling.PUBLIC,
)
SINCE = SinceThen(RecheckState.CHANGED, "The *hall* fell through.", "Head of Scrutiny", cast.at(3))

RECHECKS: Mapping[str, Callable[[], Block]] = {
    "rechecks.recheck.recheck_view/first": lambda: recheck_view(FACTS, cast.PLAN),
    "rechecks.recheck.recheck_view/restricted": lambda: recheck_view(
        replace(FACTS, rating=Rating.AMBER, because=(Because.ACTION_DUE,), handling=Handling.RESTRICTED),
        cast.PLAN,
    ),
    "rechecks.recheck.recheck_view/said_before": lambda: recheck_view(
        replace(FACTS, because=(Because.HELP_DUE, Because.MILESTONE_DUE), now=SINCE, times=1), cast.PLAN
    ),
}
