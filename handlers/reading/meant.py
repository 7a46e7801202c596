"""What is said where it is not sure what was meant."""

from digests.kit.blocks import Message
from digests.queries.meant import did_you_mean, guessed, nothing_found
from digests.succession.succession import left_the_plan
from handlers.reading.finding import Found
from storage.plan import succeeded
from storage.record.database import Session


def not_sure(session: Session, what: str, words: str, found: Found | None, quarter: str = "") -> Message:
    """What became of a commitment that left the plan; those that may have been meant, each with its button that keeps
    the `quarter` asked for; or that there is nothing like it."""
    left = succeeded.left_the_plan(session, words) if what == "commitment" else None
    if left:
        return left_the_plan(left)
    likely = found.likely if found else ()
    if not likely:
        return nothing_found(what, words)
    return did_you_mean(what, words, [(name.code, name.name) for name in likely], quarter)


def as_found(words: str, found: Found, answer: Message) -> Message:
    """The answer about the one that was found: where it was guessed, under the question whether that was meant."""
    if found.one is None or not found.guess:
        return answer
    return guessed(words, found.one.code, found.one.name, answer)
