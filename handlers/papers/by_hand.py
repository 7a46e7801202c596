"""/muster report: the draft, now."""

from digests.collecting.status import report_coming, status_answer
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.collecting.by_hand import status_of
from handlers.papers.drafting import make_draft
from handlers.reading.verbs import Command


def report_words(asked: Command) -> Message:
    """Makes the draft now, for a quarter that is cut off; it goes to the chief executive's channel. While returns
    are open: why there is none, and how they stand."""
    status = status_of(asked)
    if status is None:
        return nothing_found("quarter", asked.words)
    if status.state == "open":
        return status_answer(status, no_draft=True)
    make_draft(asked.desk, status.quarter, asked.desk.now(), asked.actor.person_id)
    asked.desk.wake()
    return report_coming(status.quarter)
