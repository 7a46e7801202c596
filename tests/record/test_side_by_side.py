"""Two who write at the same moment, on the database on which they can: neither undoes what the other did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import select, text

from storage.answering import drafts
from storage.answering.returns import return_row
from storage.collecting.closing import cut_off
from storage.enums import Rating, ReturnState
from storage.facts.plan import QuarterName
from storage.facts.succession import Successor
from storage.outbox import claims, outbox
from storage.record.database import Database, Session
from storage.redaction import redaction
from storage.redaction.messages import Stale
from storage.succession import succession
from storage.tables import Commitment
from tests.flows.stage import wait_for
from tests.record.test_drafts import NOW, one_return

NAME = QuarterName(2021, 2)
VICTIM = "Josephine Bloggs"
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
Found = TypeVar("Found")


def side_by_side(
    database: Database, first: Callable[[Session], object], second: Callable[[Session], Found]
) -> Found:
    """What the second comes to, which begins when the first has written, and waits until that is committed."""

    def in_a_transaction() -> Found:
        with database.write() as session:
            return second(session)

    def is_waiting() -> bool:
        with database.read() as session:
            return bool(session.execute(WAITING).scalar())

    with ThreadPoolExecutor(1) as thread:
        with database.write() as session:
            first(session)
            session.flush()
            later = thread.submit(in_a_transaction)
            wait_for(is_waiting)
        return later.result(20)


def test_what_is_sent_while_returns_close_is_an_answer(on_postgres: Database) -> None:
    """The cut-off waits for a submission that is under way, and makes no "No return" of it."""
    number, _ = one_return(on_postgres)

    def submits(session: Session) -> None:
        row = return_row(session, number, lock=True)
        row.state, row.rating = ReturnState.SUBMITTED, Rating.GREEN

    assert side_by_side(on_postgres, submits, lambda session: cut_off(session, NAME, NOW))
    with on_postgres.read() as session:
        row = return_row(session, number)
        assert (row.state, row.rating) == (ReturnState.SUBMITTED, Rating.GREEN)


def asked_for(database: Database) -> tuple[int, int, int]:
    """A name in a draft and in a message, which somebody asks to be taken out: the redaction, the return, and who
    types in it."""
    number, person_id = one_return(database)
    with database.write() as session:
        drafts.keep_draft(session, return_row(session, number), person_id, {"progress": VICTIM}, NOW)
        outbox.put(
            session,
            key="receipt:1",
            what="receipt",
            addressee="The lead",
            text=VICTIM,
            blocks=None,
            at=NOW,
            person_id=person_id,
        )
        return redaction.ask(session, VICTIM, "A victim was named", person_id, NOW).id, number, person_id


def confirms(session: Session, redaction_id: int, person_id: int) -> list[Stale]:
    """The name is taken out."""
    return redaction.confirm(session, redaction.asked(session, redaction_id), person_id, NOW)


def test_a_message_that_goes_out_while_words_are_taken_out_is_changed(on_postgres: Database) -> None:
    """A worker takes it, as it was, just before: it is changed in Slack, like one that stands there."""
    asked, _, person_id = asked_for(on_postgres)

    def claim(session: Session) -> None:
        lease = timedelta(minutes=1)
        assert claims.claim(session, "worker", NOW, lease=lease, limit=5, posts_per_second=1)

    stale = side_by_side(on_postgres, claim, lambda session: confirms(session, asked, person_id))
    assert [(one.key, one.payload["text"]) for one in stale] == [("receipt:1", "[redacted]")]


def test_what_is_typed_while_words_are_taken_out_is_kept(on_postgres: Database) -> None:
    """A keystroke that comes just before loses the name and nothing else."""
    asked, number, person_id = asked_for(on_postgres)

    def types(session: Session) -> None:
        row = return_row(session, number, lock=True)
        drafts.keep_draft(session, row, person_id, {"progress": f"{VICTIM} came again"}, NOW)

    side_by_side(on_postgres, types, lambda session: confirms(session, asked, person_id))
    with on_postgres.read() as session:
        assert drafts.draft_of(session, number, person_id) == {"progress": "[redacted] came again"}


def test_one_commitment_is_not_split_by_two_at_once(on_postgres: Database) -> None:
    """The second finds that it is no part of the plan any more, and the first's parts are all there is."""
    one_return(on_postgres)
    with on_postgres.read() as session:
        row = session.scalars(select(Commitment).where(Commitment.ref == "ANY-1.2")).one()
        lead, due = row.lead_role_id, row.due

    def splits(session: Session, *refs: str) -> succession.Done:
        parts = [Successor(ref, "A part", lead, due) for ref in refs]
        return succession.succeed(session, "split", ["ANY-1.2"], parts, None, NOW)

    done = side_by_side(
        on_postgres,
        lambda session: splits(session, "ANY-1.21", "ANY-1.22"),
        lambda session: splits(session, "ANY-1.23", "ANY-1.24"),
    )
    assert (done.facts.fault, done.facts.fault_ref) == ("not_live", "ANY-1.2")
    with on_postgres.read() as session:
        found = session.scalars(select(Commitment.ref).where(Commitment.ref.startswith("ANY-1.2")))
        assert sorted(found) == ["ANY-1.2", "ANY-1.21", "ANY-1.22"]
