"""Live messages: whatever changes, and whoever words or sends when, each ends up showing the record."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.delivery.wording import WordedMeanwhile, Wording
from handlers.following import RENDERERS
from storage.enums import OutboxKind, OutboxState, RequestState
from storage.outbox import claims, live, outbox, outcomes
from storage.outbox.live import LiveRow, NewWords, Reworded
from storage.outbox.outbox import Hold, Showing
from storage.record import marks
from storage.record.database import Database, Session
from storage.record.marks import FOLLOWS, Shows
from storage.tables import Base, OutboxMessage, Redaction
from tests.delivery.samples import LEASE, NOW, OTHER_LEAD, claim, empty, message, owe, people, states

SUBJECTS = (1, 2, 3)
BROKEN = "this cannot be worded"


def says(session: Session, rows: Sequence[LiveRow], _now: datetime) -> Iterator[tuple[LiveRow, NewWords]]:
    """Each message shows the reason of one row of the record; one reason breaks the wording, one may wait."""
    for row in rows:
        why = session.get_one(Redaction, row.subject_id).why
        if why == BROKEN:
            raise ValueError(why)
        yield row, NewWords(why, [{"type": "divider"}], final=why == "over", waits=why.startswith("later"))


def wording(database: Database) -> Wording:
    """Whoever words them."""
    return Wording(database, {Shows.REDACTION: says}, lambda: NOW, lambda: NOW)


@pytest.fixture(autouse=True)
def _cast(database: Database) -> None:
    people(database)
    with database.write() as session:
        for id in SUBJECTS:
            session.add(
                Redaction(id=id, why="", state=RequestState.ASKED, asked_by_id=OTHER_LEAD, asked_at=NOW)
            )


def begin(database: Database) -> None:
    """A message for each row of the record."""
    empty(database)
    with database.write() as session:
        session.execute(update(Redaction).values(why="at first"))
        for id in SUBJECTS:
            showing = Showing(Shows.REDACTION, subject_id=id)
            owe(session, f"live:{id}", text="at first", blocks=[{"type": "divider"}], showing=showing)


def change(database: Database, subject: int, why: str) -> None:
    """The record changes; whoever changes it says nothing of messages."""
    with database.write() as session:
        session.get_one(Redaction, subject).why = why


def send(database: Database) -> None:
    """All that is owed goes out."""
    for minute in range(10):
        for row in claim(database, NOW + timedelta(minutes=minute)):
            with database.write() as session:
                outcomes.sent(session, row.hold.id, "D1", f"{row.hold.id}.0", NOW)


def shown(database: Database) -> dict[int, str]:
    """What Slack shows of each row of the record: the newest words that went out."""
    with database.read() as session:
        sent = select(OutboxMessage).where(OutboxMessage.state == OutboxState.SENT).order_by(OutboxMessage.id)
        by_key = {(row.target_key or row.key): row.payload["text"] for row in session.scalars(sent)}
    return {id: by_key[f"live:{id}"] for id in SUBJECTS if f"live:{id}" in by_key}


def test_each_kind_is_followed_and_worded() -> None:
    """A kind that nobody words, or that follows a table of another name, would never change."""
    assert set(RENDERERS) == set(FOLLOWS) == set(Shows)
    assert frozenset().union(*FOLLOWS.values()) <= set(Base.metadata.tables)


# --- one thing at a time -------------------------------------------------------------------------------


def test_what_changes_is_worded_and_the_rest_stays(database: Database) -> None:
    """One row changes: its message is owed a change, the others none; what has not gone out says it at
    once."""
    begin(database)
    change(database, 2, "then")
    wording(database).follow()
    assert states(database) == {"live:1": "new", "live:2": "new", "live:3": "new"}
    send(database)
    assert shown(database) == {1: "at first", 2: "then", 3: "at first"}
    change(database, 1, "now")
    wording(database).follow()
    with database.read() as session:
        owed = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == OutboxKind.UPDATE)).all()
    assert [(one.target_key, one.payload["text"]) for one in owed] == [("live:1", "now")]


def test_what_comes_back_to_what_is_shown_costs_nothing(database: Database) -> None:
    """A row changes and changes back before anybody words it: no change is owed."""
    begin(database)
    send(database)
    change(database, 1, "for a moment")
    change(database, 1, "at first")
    wording(database).follow()
    assert len(states(database)) == len(SUBJECTS)


def test_a_rolled_back_change_leaves_no_mark(database: Database) -> None:
    """What was not recorded is not told."""
    begin(database)
    wording(database).follow()
    with database.write() as session:
        session.get_one(Redaction, 1).why = "never"
        session.rollback()
    with database.read() as session:
        assert marks.standing(session) == {}


def test_a_wording_that_fails_holds_up_nobody_and_is_told_once(database: Database) -> None:
    """One message cannot be worded: the others are, the plan office hears of that one, once; and it goes on
    as soon as it can be worded."""
    begin(database)
    send(database)
    change(database, 1, BROKEN)
    change(database, 2, "then")
    for _ in range(2):
        wording(database).follow()
        change(database, 3, "as well")
    send(database)
    with database.read() as session:
        failed = session.scalars(select(OutboxMessage).where(OutboxMessage.state == OutboxState.FAILED)).all()
    assert [(one.target_key, one.error) for one in failed] == [("live:1", "not_worded")]
    assert shown(database)[2] == "then"
    change(database, 1, "mended")
    wording(database).follow()
    send(database)
    assert shown(database)[1] == "mended"


def test_what_was_read_before_a_redaction_is_not_used(database: Database) -> None:
    """A worker has read the words; then they are taken out everywhere: what it read is thrown away."""
    begin(database)
    change(database, 1, "a secret")
    slow = wording(database)
    standing, found = read(slow)
    with database.write() as session:
        claims.locked_slot(session, claims.WORDING, NOW)
        marks.take_down_all(session)
        session.get_one(Redaction, 1).why = "[redacted]"
    with pytest.raises(WordedMeanwhile):
        slow.use(standing, found, NOW)
    wording(database).follow()
    with database.read() as session:
        assert message(session, "live:1").payload["text"] == "[redacted]"


def test_what_is_final_follows_no_longer(database: Database) -> None:
    """After its last words a message is left alone."""
    begin(database)
    change(database, 1, "over")
    wording(database).follow()
    change(database, 1, "once more")
    wording(database).follow()
    with database.read() as session:
        assert message(session, "live:1").payload["text"] == "over"


# --- whatever happens ----------------------------------------------------------------------------------


def read(worker: Wording) -> tuple[dict[int, Shows], list[Reworded]]:
    """A worker reads, and is interrupted before it uses what it has read."""
    with worker.database.read() as session:
        standing = marks.standing(session)
        return standing, list(live.reworded(session, Shows.REDACTION, says, NOW)) if standing else []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from(SUBJECTS), st.sampled_from(("a", "later", "at first"))),
        st.tuples(st.sampled_from(("read", "use", "crash")), st.sampled_from((0, 1)), st.just("")),
        st.tuples(st.sampled_from(("claim", "send", "give back", "redact")), st.just(0), st.just("")),
    ),
    max_size=30,
)


class Workers:
    """Two workers that may be interrupted anywhere."""

    def __init__(self, database: Database) -> None:
        self.database, self.minute = database, 0
        self.read: dict[int, tuple[dict[int, Shows], list[Reworded]]] = {}
        self.claimed: list[Hold] = []

    def step(self, what: str, which: int, why: str) -> None:
        """One thing happens."""
        self.minute += 1
        match what:
            case "change":
                change(self.database, which, why)
            case "read":
                self.read[which] = read(wording(self.database))
            case "use":
                self.use(which)
            case "crash":
                self.read.pop(which, None)
            case "claim":
                self.claimed += [row.hold for row in self.claim(limit=2)]
            case "redact":
                with self.database.write() as session:
                    claims.locked_slot(session, claims.WORDING, NOW)
                    marks.take_down_all(session)
            case _:
                self.end(what)

    def use(self, which: int) -> None:
        """What was read is used, if it may be."""
        standing, found = self.read.pop(which, ({}, []))
        if standing:
            try:
                wording(self.database).use(standing, found, NOW)
            except WordedMeanwhile:
                return

    def claim(self, limit: int) -> list[claims.Claimed]:
        """Some messages are being sent."""
        at = NOW + timedelta(minutes=self.minute)
        with self.database.write() as session:
            return claims.claim(session, "w", at, lease=LEASE, limit=limit, posts_per_second=4.0)

    def end(self, what: str) -> None:
        """What is being sent is out, or comes back."""
        for hold in self.claimed:
            with self.database.write() as session:
                if what == "send":
                    outcomes.sent(session, hold.id, "D1", f"{hold.id}.0", NOW)
                else:
                    outcomes.retry_later(session, hold, NOW, "stopped", ambiguous=False)
        self.claimed = []

    def finish(self) -> None:
        """All is worded, and all goes out."""
        self.end("send")
        while self.waiting():
            wording(self.database).follow()
            self.minute += 1
            self.claimed += [row.hold for row in self.claim(limit=10)]
            self.end("send")

    def waiting(self) -> int:
        """What is owed still."""
        with self.database.read() as session:
            return outbox.waiting(session)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_each_ends_up_showing_the_record(database: Database, steps: list[tuple[str, int, str]]) -> None:
    """For any sequence of changes, interrupted workers, give-backs and redactions, Slack shows the record at
    the end."""
    begin(database)
    workers = Workers(database)
    for step in steps:
        workers.step(*step)
    workers.finish()
    with database.read() as session:
        recorded = {row.id: row.why for row in session.scalars(select(Redaction))}
    assert shown(database) == recorded
