"""Short notices that stand in a form or in its place. What is refused, and why, is worded in refusals."""

from digests.blocks import Message, message, section
from digests.prose import say


def not_yet() -> str:
    """The notice (mrkdwn) of a form that is drawn anew because its rating asks other questions."""
    return say("notices", "not_yet")


def told_plan_office() -> Message:
    """Thanks to someone who pressed "Tell us" on their prompt."""
    return message([section(say("notices", "told_plan_office"))])
