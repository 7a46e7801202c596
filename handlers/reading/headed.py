"""The quarter that stands at the head of what somebody typed as an update. Pure: today and the plan's start are
handed in."""

import re
from collections.abc import Collection
from datetime import date

from handlers.reading.questions.when import quarters_named
from handlers.reading.refs import mentions
from storage.facts.plan import QuarterName
from storage.rules.same_text import unformatted

FILLER = re.compile(
    r"(?:\W|\b(?:hi|hello|update|updates|return|report|progress|answer|my|our|the|here|is|this|re|on|in|for|of|about)\b)*",
    re.IGNORECASE,
)
"""What may stand before it and says nothing."""


def heads(text: str, refs: Collection[str], today: date, starts: date) -> list[QuarterName]:
    """The quarters that the text names, in order, where one of them stands at its head, before or after its ref; none
    where the first stands among other words, for an update may speak of other quarters."""
    plain = unformatted(text)
    for one in reversed(mentions(plain, refs)):
        plain = f"{plain[: one.start]} {plain[one.end :]}"
    found = quarters_named(plain, today, starts)
    is_head = bool(found) and FILLER.fullmatch(plain[: found[0][0]])
    return [quarter for _, quarter in found] if is_head else []
