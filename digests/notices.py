"""Short notices that stand in a form or in its place. What is refused, and why, is worded in refusals."""

from digests.prose import say


def not_yet() -> str:
    """The notice (mrkdwn) of a form that is drawn anew because its rating asks other questions."""
    return say("notices", "not_yet")
