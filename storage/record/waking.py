"""Whoever owes a message wakes delivery, once it is committed and without saying so. Sending is bot/delivery's."""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

OWED = "owed"
"""Where a session keeps that it has owed something."""
OWING = ("outbox", "mark")


def watch(sessions: sessionmaker[Session], wake: Callable[[], None]) -> None:
    """Calls `wake` after each commit of theirs that owes a message, or has one worded anew."""

    def note(state: ORMExecuteState) -> None:
        if state.is_insert and state.statement.table.name in OWING:  # type: ignore[attr-defined] # every INSERT has one
            state.session.info[OWED] = True

    def tell(session: Session) -> None:
        if session.info.pop(OWED, False):
            wake()

    event.listen(sessions, "do_orm_execute", note)
    event.listen(sessions, "after_commit", tell)
