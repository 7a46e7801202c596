"""What the chief executive's channel reads when returns have closed."""

from collections.abc import Sequence
from datetime import datetime

from digests.kit.blocks import Message, fitting, message, section
from digests.kit.prose import say
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName


def cut_off_notice(
    quarter: QuarterName,
    missing: Sequence[tuple[str, str]],
    returns: Returns,
    extended: Sequence[tuple[str, str, datetime]] = (),
    sent_back: Sequence[tuple[str, str]] = (),
) -> Message:
    """Returns have closed: how many came, and those that did not as (ref, lead's role); `extended` are those that
    still have time, until when, `sent_back` those that were not answered again. Refs and roles, with no blame and
    nothing that anyone wrote."""
    out = [one for one in missing if one[0] not in {ref for ref, *_ in extended}]
    facts = {
        "quarter": quarter,
        "missing": out,
        "returns": returns,
        "extended": extended,
        "sent_back": sent_back,
    }
    return fitting(
        lambda most: message([section(say("collecting/closed", "cut_off", most=most, **facts))]),
        (40, 20, 10, 5),
    )
