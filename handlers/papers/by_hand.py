"""/muster report: the draft, now."""

from digests.collecting.status import report_coming, status_answer
from digests.kit.blocks import Message
from handlers.collecting.by_hand import named_quarter
from handlers.papers.drafting import make_draft
from handlers.reading.quarters import no_such_quarter
from handlers.reading.verbs import Command
from storage.queries import stories


def report_words(asked: Command) -> Message:
    """Makes a draft now, for a quarter that is cut off, where anything has changed since the one before; it goes to
    the chief executive's channel. While returns are open: why there is none, and how they stand."""
    with asked.desk.database.read() as session:
        name = named_quarter(session, asked)
        status = stories.quarter_status(session, name, asked.desk.now()) if name else None
        if name is None or status is None:
            return no_such_quarter(session, asked.words, name)
    if status.state == "open":
        return status_answer(status, no_draft=True)
    drafted = make_draft(asked.desk, status.quarter, asked.desk.now(), asked.actor.person_id)
    return report_coming(status.quarter, drafted.version, made=drafted.made)
