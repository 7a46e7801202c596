"""A file with figures of many measures is sent to Muster by whoever gives them: all of it is recorded, or nothing and
every fault is named."""

from digests.kit.blocks import Message
from digests.measures.sent import no_figures_in, not_taken, recorded_from
from handlers.desk import Desk
from handlers.on_behalf.return_form import Sent
from handlers.owing import to_actor
from storage.measures.standing import gives_any
from storage.plan.files.faults import Fault
from storage.record.database import Session
from storage.standing.standing_rows import newest_quarter


def take_figures(desk: Desk, one: Sent) -> bool:
    """Records the figures of a file of somebody who gives some, and owes what came of it; False where the file has
    none, or they are not for them to give."""
    with desk.database.write() as session:
        words = taken(session, desk, one) if gives_any(session, one.who) else None
        if words is not None:
            tell(session, desk, one, words)
    return words is not None


def no_figures(desk: Desk, one: Sent) -> None:
    """Says of a file of somebody's who gives figures that it has none, or why nothing can be read in it."""
    why = why_unread(one)
    with desk.database.write() as session:
        tell(session, desk, one, not_taken(one.name, why) if why else no_figures_in(one.name))


def why_unread(one: Sent) -> tuple[Fault, ...]:
    """Why nothing can be read in a file, where that is known."""
    from storage.measures.tables import FIGURES
    from storage.plan.files.headed_tables import why_shut

    return why_shut(one.data, FIGURES)


def tell(session: Session, desk: Desk, one: Sent, words: Message) -> None:
    """Owes an answer to whoever sent the file, once for each message that brought it."""
    to_actor(session, one.who, f"figures:{one.file.get('id')}:{one.ts}", words, desk.now())


def taken(session: Session, desk: Desk, one: Sent) -> Message | None:
    """What is said of the file; None where it has no figures, or there is no quarter yet."""
    # Only now: the workbook's library takes long to load, and such a file comes once a quarter.
    from storage.measures.files import read_figures
    from storage.measures.importing import file_asked, take

    newest = newest_quarter(session)
    asked = file_asked(session, one.who, newest, desk.today()) if newest else None
    found = read_figures(one.data, asked) if asked else None
    if found is None:
        return None
    if found.faults:
        return not_taken(one.name, found.faults)
    return recorded_from(one.name, take(session, found.read, one.who, desk.now()), found.remarks)
