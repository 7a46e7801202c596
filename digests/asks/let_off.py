"""What is said when something that a quarter asks for, besides a return, is waived or taken up again."""

from datetime import datetime

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say
from storage.facts.asks import AskNamed
from storage.facts.plan import QuarterName


def waived(one: AskNamed, quarter: QuarterName, reason: str, *, told: bool) -> Message:
    """For whoever waived it."""
    return _words("waived", one, quarter=quarter, reason=reason, told=told)


def told_waived(one: AskNamed, quarter: QuarterName, reason: str) -> Message:
    """For whoever was asked for it."""
    return _words("told_waived", one, quarter=quarter, reason=reason)


def asked_again(one: AskNamed, quarter: QuarterName, reason: str, *, told: bool) -> Message:
    """For whoever took it up again."""
    return _words("asked_again", one, quarter=quarter, reason=reason, told=told)


def told_again(one: AskNamed, quarter: QuarterName, reason: str, due: datetime) -> Message:
    """For whoever is asked for it after all; `due` is aware."""
    return _words("told_again", one, quarter=quarter, reason=reason, due=due)


def nothing_to_waive(one: AskNamed) -> Message:
    """It came, or is waived."""
    return _words("came_already" if one.came else "waived_already", one)


def nothing_to_take_up(one: AskNamed) -> Message:
    """It was not waived."""
    return _words("not_waived", one, came=one.came)


def _words(block: str, one: AskNamed, **facts: object) -> Message:
    return message([section(say("asks/let_off", block, one=one, **facts))])
