"""What the chief executive's channel reads when returns have closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from digests.kit.blocks import Message, fitting, message, section
from digests.kit.prose import say
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName

FEW = 3
"""So many a sentence names."""
SentBack = tuple[str, str, datetime | None]
"""(ref, lead's role, until when) of one that was sent back; None where its time is out."""


def cut_off_notice(
    quarter: QuarterName,
    missing: Sequence[tuple[str, str]],
    returns: Returns,
    extended: Sequence[tuple[str, str, datetime]] = (),
    sent_back: Sequence[SentBack] = (),
) -> Message:
    """Returns have closed: how many came, how many did not, how many still have time and how many were not answered
    again. A few are named; which many are stands in the thread."""
    facts = {**_out(missing, extended, sent_back), "many": is_many(missing, extended, sent_back)}
    return message([section(say("collecting/closed", "cut_off", quarter=quarter, returns=returns, **facts))])


def which_are_out(
    missing: Sequence[tuple[str, str]],
    extended: Sequence[tuple[str, str, datetime]] = (),
    sent_back: Sequence[SentBack] = (),
) -> Message:
    """Those that did not come, as (ref, lead's role); `extended` still have time, until when, `sent_back` were not
    answered again. Refs and roles, with no blame and nothing that anyone wrote."""
    facts = _out(missing, extended, sent_back)
    return fitting(
        lambda most: message([section(say("collecting/closed", "which", most=most, **facts))]),
        (40, 20, 10, 5),
    )


def is_many(
    missing: Sequence[tuple[str, str]],
    extended: Sequence[tuple[str, str, datetime]] = (),
    sent_back: Sequence[SentBack] = (),
) -> bool:
    """Whether they are more than a sentence names."""
    return max(map(len, _out(missing, extended, sent_back).values())) > FEW


def _out(
    missing: Sequence[tuple[str, str]],
    extended: Sequence[tuple[str, str, datetime]],
    sent_back: Sequence[SentBack],
) -> Mapping[str, Any]:
    out = [one for one in missing if one[0] not in {ref for ref, *_ in extended}]
    return {"missing": out, "extended": extended, "sent_back": sent_back}
