"""What the outbox promises to those who put messages into it and to those who report on them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.enums import OutboxKind
from storage.outbox import failures, outbox, outcomes
from storage.outbox.failures import Failure
from storage.outbox.outbox import Hold, Showing
from storage.record.database import Database
from storage.record.marks import Shows
from storage.tables import OutboxMessage, Person
from tests.delivery.samples import (
    DIGEST,
    LEAD,
    NOW,
    OTHER_LEAD,
    claim,
    mark_sent,
    message,
    owe,
    owe_update,
    people,
    states,
)


@pytest.fixture(autouse=True)
def _cast(database: Database) -> None:
    people(database)


def test_a_key_exists_once(database: Database) -> None:
    """Owing the same key again is not new and changes nothing of the first."""
    with database.write() as session:
        assert owe(session, "prompt:1")
        assert not owe(session, "prompt:1", text="something else")
        assert message(session, "prompt:1").payload["text"] == "prompt:1"


def test_what_is_rolled_back_is_not_owed(database: Database) -> None:
    """A message shares the fate of the transaction of its fact."""

    def owe_and_fail() -> None:
        with database.write() as session:
            owe(session, "prompt:1")
            owe(session, "prompt:2", channel=DIGEST)

    with pytest.raises(ValueError, match="a person or to a channel"):
        owe_and_fail()
    assert states(database) == {}


@pytest.mark.parametrize(("person_id", "channel"), [(None, None), (LEAD, DIGEST)])
def test_a_message_has_one_addressee(database: Database, person_id: int | None, channel: str | None) -> None:
    """Neither nobody nor two: a message goes to a person or to a channel."""
    with database.write() as session, pytest.raises(ValueError, match="a person or to a channel"):
        owe(session, "prompt:1", person_id=person_id, channel=channel)


def test_a_newer_update_takes_the_place_of_an_older(database: Database) -> None:
    """Of the updates of one message that have not gone out, only the newest is left."""
    with database.write() as session:
        owe(session, "prompt:1")
        for number in range(3):
            owe_update(session, f"update:{number}", "prompt:1")
        owe_update(session, "update:other", "prompt:2")
    assert states(database) == {
        "prompt:1": "new",
        "update:0": "superseded",
        "update:1": "superseded",
        "update:2": "new",
        "update:other": "new",
    }


def test_what_asks_anew_overtakes_what_has_not_gone_out(database: Database) -> None:
    """While Slack is away, of one person's reminders only the newest is kept; another's stay, and what may be
    visible already does."""
    instead = Showing(Shows.REMINDER, instead=True)
    with database.write() as session:
        owe(session, "reminder:1", showing=instead)
    claim(database)
    with database.write() as session:
        owe(session, "reminder:another's", to=OTHER_LEAD, showing=instead)
        for key in ("reminder:2", "reminder:3"):
            owe(session, key, showing=instead)
        owed = [key for key, _ in outbox.owed_posts(session)]
    assert states(database)["reminder:2"] == "superseded"
    assert owed == ["reminder:1", "reminder:another's", "reminder:3"]


def test_an_update_that_exists_supersedes_nothing(database: Database) -> None:
    """Putting an old update again must not undo a newer one."""
    with database.write() as session:
        owe_update(session, "update:0", "prompt:1")
        owe_update(session, "update:1", "prompt:1")
        owe_update(session, "update:0", "prompt:1")
    assert states(database) == {"update:0": "superseded", "update:1": "new"}


def test_a_failure_is_told_once(database: Database) -> None:
    """What failed for good is handed over once, with its kind, its addressee's role and why."""
    told: list[Failure] = []
    with database.write() as session:
        owe(session, "prompt:1")
    row = claim(database)[0]
    with database.write() as session:
        outcomes.failed(session, row.hold, "user_disabled")
        failures.tell(session, lambda _session, found: told.extend(found))
        failures.tell(session, lambda _session, found: told.extend(found))
    assert told == [Failure(row.hold.id, "prompt:1", "prompt", "Lead", "user_disabled")]


def test_trouble_about_trouble_is_told_to_nobody(database: Database) -> None:
    """When the word to the plan office cannot be delivered either, there is no further word."""
    with database.write() as session:
        owe(session, "trouble:7", to=DIGEST)
    row = claim(database)[0]
    with database.write() as session:
        outcomes.failed(session, row.hold, "channel_not_found")
        assert failures.failures_to_tell(session) == []


@pytest.mark.parametrize(("error", "told"), [("message_not_found", []), ("is_archived", ["changed"])])
def test_a_change_of_what_is_gone_is_no_trouble(database: Database, error: str, told: list[str]) -> None:
    """A message that Slack keeps no longer was delivered: nobody is told that it was not. Any other refusal of a
    change is told."""
    with database.write() as session:
        owe(session, "prompt:1")
        owe_update(session, "changed", "prompt:1")
    mark_sent(database, claim(database)[0])
    change = claim(database, NOW + timedelta(minutes=5))[0]
    with database.write() as session:
        outcomes.failed(session, change.hold, error)
        assert [one.key for one in failures.failures_to_tell(session)] == told


def test_what_is_out_can_be_found_and_counted(database: Database) -> None:
    """Where a message is, how many wait, and which tokens should be visible."""
    with database.write() as session:
        owe(session, "prompt:1")
        owe(session, "digest:1", to=DIGEST)
        owe_update(session, "update:1", "prompt:1")
    row = claim(database)[0]
    with database.write() as session:
        outcomes.sent(session, row.hold.id, "D1", "17.25", NOW)
    with database.read() as session:
        rows = {one.key: one for one in session.scalars(select(OutboxMessage))}
        assert (rows["prompt:1"].posted_channel, rows["prompt:1"].posted_ts) == ("D1", "17.25")
        assert rows["digest:1"].posted_ts is None
        assert outbox.waiting(session) == 2
        assert [key for key, _ in outbox.owed_posts(session)] == ["prompt:1", "digest:1"]


def test_the_word_of_an_attempt_that_is_over_changes_nothing(database: Database) -> None:
    """A worker that comes back after its lease cannot put off or fail what another is sending; that the
    message is visible counts, whoever says it."""
    with database.write() as session:
        owe(session, "prompt:1")
    stale = claim(database)[0].hold
    held = claim(database, NOW + timedelta(minutes=5), worker="other")[0].hold
    with database.write() as session:
        outcomes.failed(session, stale, "user_disabled")
        outcomes.retry_later(session, stale, NOW, "late", ambiguous=False)
        outcomes.uploaded(session, stale, "F1", "https://files.example/F1")
    assert held == Hold(stale.id, 2)
    assert states(database) == {"prompt:1": "sending"}
    with database.write() as session:
        outcomes.sent(session, stale.id, "D1", "17.25", NOW)
    assert states(database) == {"prompt:1": "sent"}


def test_an_account_belongs_to_one_person(database: Database) -> None:
    """Two addresses of one Slack account do not break delivery: the account is written down once."""
    with database.write() as session:
        outcomes.remember_account(session, LEAD, "U1")
        outcomes.remember_account(session, OTHER_LEAD, "U1")
        outcomes.remember_dm(session, LEAD, "D1")
    with database.read() as session:
        assert session.get_one(Person, LEAD).slack_id == "U1"
        assert session.get_one(Person, LEAD).dm_channel == "D1"
        assert session.get_one(Person, OTHER_LEAD).slack_id is None


def test_a_file_row_carries_its_upload(database: Database) -> None:
    """The recorded file comes back with the next claim, so that it is not uploaded again."""
    with database.write() as session:
        owe(session, "draft:1", kind=OutboxKind.FILE)
    first = claim(database)[0]
    with database.write() as session:
        outcomes.uploaded(session, first.hold, "F1", "https://files.example/F1")
    again = claim(database, NOW + timedelta(minutes=5))[0]
    assert (again.ambiguous, again.file_id, again.permalink) == (True, "F1", "https://files.example/F1")
