"""Short notices that stand in a form or in its place. What is refused, and why, is worded in refusals."""

from digests.prose import say
from digests.refusals import together


def not_yet(*why: str) -> str:
    """The notice (mrkdwn) of a form that is drawn anew because it must ask other questions; `why` in words."""
    return say("notices", "not_yet", why=together(why))
