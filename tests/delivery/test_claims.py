"""Which message goes next: order, leases, targets and rates, case by case."""

from datetime import timedelta

import pytest

from storage.enums import OutboxKind
from storage.outbox import claims, failures, outcomes
from storage.record.database import Database
from tests.delivery.samples import (
    CHIEF,
    DIGEST,
    LEASE,
    NOW,
    OTHER_LEAD,
    claim,
    mark_sent,
    owe,
    owe_update,
    people,
    states,
    texts,
)

LATER = NOW + timedelta(seconds=10)


@pytest.fixture(autouse=True)
def _cast(database: Database) -> None:
    people(database)


def test_first_in_first_out_in_a_conversation(database: Database) -> None:
    """The second message to a person waits until the first is out; another person's does not."""
    with database.write() as session:
        owe(session, "first")
        owe(session, "second")
        owe(session, "elsewhere", to=OTHER_LEAD)
    rows = claim(database)
    assert texts(rows) == ["first", "elsewhere"]
    assert claim(database, LATER) == []
    mark_sent(database, rows[0])
    assert texts(claim(database, LATER)) == ["second"]


def test_a_failed_message_does_not_block_its_conversation(database: Database) -> None:
    """What follows a message that failed for good goes out."""
    with database.write() as session:
        owe(session, "first")
        owe(session, "second")
    with database.write() as session:
        outcomes.failed(
            session, claims.claim(session, "w", NOW, lease=LEASE, limit=1, posts_per_second=4)[0].hold, "x"
        )
    assert texts(claim(database, LATER)) == ["second"]


def test_a_message_put_off_holds_its_conversation(database: Database) -> None:
    """Until the message's time comes, nothing overtakes it."""
    with database.write() as session:
        owe(session, "first")
        owe(session, "second")
    row = claim(database)[0]
    with database.write() as session:
        outcomes.retry_later(session, row.hold, NOW + timedelta(seconds=30), "ratelimited", ambiguous=False)
    assert claim(database, LATER) == []
    again = claim(database, NOW + timedelta(seconds=30))
    assert [(row.text, row.ambiguous) for row in again] == [("first", False)]


def test_a_lease_that_ran_out_is_taken_over_in_doubt(database: Database) -> None:
    """A message whose worker went silent is another's after the lease, marked as possibly visible."""
    with database.write() as session:
        owe(session, "first")
    first = claim(database)[0]
    assert claim(database, first.lease_until - timedelta(microseconds=1), worker="other") == []
    again = claim(database, first.lease_until, worker="other")[0]
    assert (first.ambiguous, again.ambiguous) == (False, True)
    assert again.first_attempt_at == first.first_attempt_at
    assert again.token == first.token


def test_an_ambiguous_attempt_keeps_its_doubt(database: Database) -> None:
    """A message put off in doubt is claimed in doubt."""
    with database.write() as session:
        owe(session, "first")
    row = claim(database)[0]
    with database.write() as session:
        outcomes.retry_later(session, row.hold, LATER, "TimeoutError", ambiguous=True)
    assert claim(database, LATER)[0].ambiguous


def test_a_reply_waits_for_its_root(database: Database) -> None:
    """A reply goes out once the message it hangs under is out, and is told where that is."""
    with database.write() as session:
        owe(session, "root", to=DIGEST)
        owe(session, "reply", to=DIGEST, target_key="root")
        owe(session, "from elsewhere", to=CHIEF, target_key="root")
    (root,) = claim(database)
    mark_sent(database, root)
    rows = claim(database, LATER)
    assert texts(rows) == ["reply", "from elsewhere"]
    assert {row.target for row in rows} == {(DIGEST, f"{root.hold.id}.0")}


def test_what_hangs_on_a_failed_message_fails(database: Database) -> None:
    """A reply to a message that failed is told as target_failed; an update of it fails in silence, and so
    does an update of a message that was never owed."""
    with database.write() as session:
        owe(session, "root")
        owe(session, "reply", target_key="root")
        owe_update(session, "update", "root")
        owe_update(session, "update of nothing", "never owed")
    row = claim(database)[0]
    with database.write() as session:
        outcomes.failed(session, row.hold, "user_disabled")
    assert claim(database, LATER) == []
    assert set(states(database).values()) == {"failed"}
    with database.read() as session:
        told = [(failure.key, failure.error) for failure in failures.failures_to_tell(session)]
    assert told == [("root", "user_disabled"), ("reply", "target_failed")]


def test_turns_share_the_workspace_budget(database: Database) -> None:
    """At four a second, the turns of messages to different people are a quarter of a second apart, and none
    is claimed whose turn is more than a second off, whichever worker asks."""
    with database.write() as session:
        for number in range(12):
            owe(session, f"m{number}", to=f"C{number}")
    rows = claim(database) + claim(database, worker="other")
    turns = [(row.send_at - NOW).total_seconds() for row in rows]
    assert turns == [0, 0.25, 0.5, 0.75, 1.0]


def test_a_conversation_gets_a_message_a_second(database: Database) -> None:
    """The next message to the same person has its turn a second after the one before."""
    with database.write() as session:
        owe(session, "first")
        owe(session, "second")
    mark_sent(database, claim(database)[0])
    assert claim(database, NOW + timedelta(seconds=0.99)) == []
    assert texts(claim(database, NOW + timedelta(seconds=1))) == ["second"]


def test_a_pace_can_be_held_back(database: Database) -> None:
    """After a word of Slack's that posts come too fast, no post goes out before that time; updates do."""
    with database.write() as session:
        owe(session, "root", to=DIGEST)
    mark_sent(database, claim(database)[0])
    with database.write() as session:
        owe(session, "post", to=CHIEF)
        owe_update(session, "update", "root", to=DIGEST)
        claims.hold_back(session, claims.scope_of(OutboxKind.POST), NOW + timedelta(seconds=30))
    assert texts(claim(database, LATER)) == ["update"]
    assert texts(claim(database, NOW + timedelta(seconds=29))) == ["post"]


def test_looking_is_enough_when_nothing_is_due(database: Database) -> None:
    """Whether to claim at all is a question that needs no transaction to write."""
    with database.write() as session:
        owe(session, "first")
    with database.read() as session:
        assert claims.due(session, NOW)
    row = claim(database)[0]
    with database.read() as session:
        assert not claims.due(session, NOW)
        assert claims.due(session, row.lease_until)
