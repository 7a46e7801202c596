"""Marks: whoever changes what live messages show leaves one in the same transaction, without a word of
theirs; a worker words those messages anew. What they say is the renderers'; what is owed,
storage/outbox's."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sqlalchemy import delete, event, insert, select
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

from storage.tables.outbox import Mark, OutboxMessage

MARKED = "marked"
"""Where a session keeps what is to be marked at its end."""
QUIET = "quiet"


class Shows(StrEnum):
    """What live messages show."""

    PROMPT = "prompt"
    AGREEMENTS = "to_agree"
    REMINDER = "reminder"
    DUE_DATE = "due_date"
    REDACTION = "redaction"
    NOT_FOUND = "not_found"
    ACCOUNT = "account"
    PULLED = "pulled"
    LEFT = "left"
    SHARED = "shared"
    QUESTION = "question"
    HELP = "help"
    PAPER = "paper"


ANSWERS = ("return", "revision", "review", "ruling", "quarter", "step_date", "step_rule", "meeting")
WHO = ("role", "holding", "absence")
PLAN = ("plan", "plan_version", "commitment", "rebaseline", "exemption")
FOLLOWS: Mapping[Shows, frozenset[str]] = {
    Shows.PROMPT: frozenset((*ANSWERS, *WHO, *PLAN, "closure")),
    Shows.AGREEMENTS: frozenset(
        (*ANSWERS, *WHO, *PLAN, "staff_officer", "report", "closure", "question", "reply")
    ),
    Shows.REMINDER: frozenset((*WHO, "quarter", "step_date", "step_rule", "meeting", "put_off")),
    Shows.DUE_DATE: frozenset(("due_date_request",)),
    Shows.REDACTION: frozenset(("redaction",)),
    Shows.NOT_FOUND: frozenset(("person", "holding", "role")),
    Shows.ACCOUNT: frozenset(("person",)),
    Shows.PULLED: frozenset(("quarter", "meeting", "step_date", "step_rule", "closure")),
    Shows.LEFT: frozenset(("person", "holding", "role", "commitment")),
    Shows.SHARED: frozenset((*ANSWERS, *WHO, *PLAN)),
    Shows.QUESTION: frozenset(("return", "reply")),
    Shows.PAPER: frozenset(("report", "paper_step")),
    Shows.HELP: frozenset(
        ("support_request", "help_answer", "revision", "commitment", "person", "role_duty", *WHO)
    ),
}
"""The tables that each kind shows something of; a reminder besides those of every kind of ask (asks/kinds).
Drafts are marked where a form is closed: while it is open, nobody looks at their prompt."""
BY_TABLE: dict[str, set[Shows]] = {}
"""The same by table."""


def follow(shows: Shows, tables: Iterable[str]) -> None:
    """Has a kind of live message follow these tables too."""
    for table in tables:
        BY_TABLE.setdefault(table, set()).add(shows)


for _shows, _tables in FOLLOWS.items():
    follow(_shows, _tables)


def watch(sessions: sessionmaker[Session]) -> None:
    """Whatever these sessions change is marked as they commit: nobody can forget it."""
    event.listen(sessions, "after_flush", _note_flushed)
    event.listen(sessions, "do_orm_execute", _note_executed)
    event.listen(sessions, "before_commit", _leave)


def mark(session: Session, *kinds: Shows) -> None:
    """Leaves marks at the end of the transaction for what changes without a change of the record: by the
    clock."""
    session.info.setdefault(MARKED, set()).update(kinds)


def quietly(session: Session) -> None:
    """What this session changes from now on is read by nobody until somebody else marks it: what is typed into a form
    that is still open."""
    session.info[QUIET] = True


def _note(session: Session, table: str) -> None:
    kinds = BY_TABLE.get(table)
    if kinds and not session.info.get(QUIET):
        mark(session, *kinds)


def _note_flushed(session: Session, _context: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        _note(session, row.__tablename__)


def _note_executed(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _note(state.session, state.statement.table.name)  # type: ignore[attr-defined] # of each of the three


def _leave(session: Session) -> None:
    """One statement for all that is shown; none where nothing of it changed."""
    session.flush()
    kinds = session.info.pop(MARKED, None)
    if kinds:
        shown = select(OutboxMessage.shows).where(OutboxMessage.live, OutboxMessage.shows.in_(sorted(kinds)))
        session.execute(insert(Mark).from_select(["shows"], shown.distinct()))


# --- whoever words them ----------------------------------------------------------------------------------


def standing(session: Session) -> dict[int, Shows]:
    """The marks that stand, by id."""
    return {id: Shows(shows) for id, shows in session.execute(select(Mark.id, Mark.shows))}


def take_down(session: Session, ids: Iterable[int]) -> bool:
    """Takes these down. Says whether all stood still: else somebody has worded in the meantime, or what was
    read has been redacted, and nothing of it may be used."""
    wanted = list(ids)
    return len(session.execute(delete(Mark).where(Mark.id.in_(wanted)).returning(Mark.id)).all()) == len(
        wanted
    )


def take_down_all(session: Session) -> None:
    """Takes down all that stand, for what was read until now may not be used; what has changed is marked
    anew."""
    session.execute(delete(Mark))
    mark(session, *Shows)
