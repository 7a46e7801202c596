"""The receipt: what a submission recorded, told to the lead and the co-lead. Nothing is decided here."""

from digests.answering.refusals import refusal
from digests.decisions.due_dates import waits
from digests.kit.blocks import Message, context, fitting, message, section
from digests.kit.prose import say
from digests.standing.said import said
from storage.facts.answering import Receipt


def receipt(facts: Receipt, *, may_take_back: bool = True) -> Message:
    """What was recorded, by whom, when, whether it was late, whether the draft has it, until when it can
    be changed, and what might be looked at again; a wish for a later date, with its button for whoever
    `may_take_back` it."""
    return fitting(lambda room: _drafted(facts, room, may_take_back), (1500, 800, 400, 200, 100))


def _drafted(facts: Receipt, room: int, may_take_back: bool) -> Message:
    warnings = [refusal(finding, facts) for finding in facts.warnings]
    return message(
        [
            section(say("answering/receipt", "head", facts=facts, room=room)),
            *(section(paragraph) for paragraph in said(facts.answer, room, promised=facts.promised)),
            waits(facts.wish, room, offered=may_take_back) if facts.wish else None,
            section(say("answering/receipt", "warnings", warnings=warnings)) if warnings else None,
            context(say("answering/receipt", "foot", facts=facts, room=room)),
        ]
    )
