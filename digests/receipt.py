"""The receipt: what a submission recorded, told to the lead and the co-lead. Nothing is decided here."""

from digests.answers import said
from digests.blocks import Message, context, fitting, message, section
from digests.due_dates import waits
from digests.prose import say
from digests.refusals import refusal
from storage.facts import Receipt


def receipt(facts: Receipt) -> Message:
    """What was recorded, by whom, when, whether it was late, whether the draft has it, until when it can
    be changed, and what might be looked at again."""
    return fitting(lambda room: _drafted(facts, room), (1500, 800, 400, 200, 100))


def _drafted(facts: Receipt, room: int) -> Message:
    warnings = [refusal(finding, facts) for finding in facts.warnings]
    return message(
        [
            section(say("receipt", "head", facts=facts, room=room)),
            *(section(paragraph) for paragraph in said(facts.answer, room)),
            waits(facts.wish, room) if facts.wish else None,
            section(say("receipt", "warnings", warnings=warnings)) if warnings else None,
            context(say("receipt", "foot", facts=facts, room=room)),
        ]
    )
