"""What became of an attempt to send a message. What is owed is outbox.py, which goes next claims.py."""

from datetime import datetime
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from storage.enums import OutboxKind, OutboxState
from storage.outbox.outbox import GONE, TROUBLE, UNSENT, Hold, same_as
from storage.record.marks import Shows, mark
from storage.tables.outbox import OutboxMessage
from storage.tables.people import Person


def sent(session: Session, message_id: int, channel: str, ts: str, wire_now: datetime) -> None:
    """Slack shows it: where, and under which timestamp. True whoever says so, however late."""
    of_it = (OutboxMessage.shows, OutboxMessage.person_id, OutboxMessage.quarter_id, OutboxMessage.subject_id)
    row = session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state.in_(UNSENT))
        .values(
            state=OutboxState.SENT,
            posted_channel=channel,
            posted_ts=ts,
            sent_at=wire_now,
            lease_until=None,
            error=None,
        )
        .returning(*of_it)
    ).first()
    if row is not None and row.shows:
        take_the_place(session, message_id, Shows(row.shows), *row[1:])


def take_the_place(
    session: Session,
    message_id: int,
    shows: Shows,
    person_id: int | None,
    quarter_id: int | None,
    subject_id: int | None,
) -> None:
    """A live message is out: earlier ones that show the same are to say so."""
    before = exists().where(*same_as(shows, person_id, quarter_id, subject_id), OutboxMessage.id < message_id)
    if session.scalars(select(before)).one():
        mark(session, shows)


def uploaded(session: Session, hold: Hold, file_id: str, permalink: str) -> None:
    """The file is in Slack, shared with nobody yet: it is never uploaded again."""
    change(session, hold, file_id=file_id, permalink=permalink)


def retry_later(session: Session, hold: Hold, not_before: datetime, error: str, *, ambiguous: bool) -> None:
    """Not delivered for now, to be tried again at `not_before` (wire time). With `ambiguous`, Slack may have
    accepted it: it stays "sending" until then, and whoever takes it up looks in the conversation first."""
    if ambiguous:
        change(session, hold, lease_until=not_before, error=error)
    else:
        change(session, hold, state=OutboxState.NEW, not_before=not_before, lease_until=None, error=error)


def failed(session: Session, hold: Hold, error: str) -> None:
    """It will never be delivered. The plan office is to be told, save of a message about a failure, and of
    the change of one that has gone from Slack since."""
    told = OutboxMessage.key.startswith(TROUBLE)
    if error == GONE:
        told |= OutboxMessage.kind == OutboxKind.UPDATE
    change(session, hold, state=OutboxState.FAILED, lease_until=None, error=error, failure_told=told)


def change(session: Session, hold: Hold, **values: Any) -> None:
    """Changes a message that is being sent, for the attempt that holds it."""
    session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.id == hold.id,
            OutboxMessage.attempt == hold.attempt,
            OutboxMessage.state == OutboxState.SENDING,
        )
        .values(values)
    )


def remember_account(session: Session, person_id: int, slack_id: str) -> None:
    """Keeps a person's Slack account. An account belongs to one person: one that is another's already is
    used, and not written down twice."""
    other = aliased(Person)
    taken = exists().where(other.slack_id == slack_id, other.id != person_id)
    session.execute(update(Person).where(Person.id == person_id, ~taken).values(slack_id=slack_id))


def remember_dm(session: Session, person_id: int, channel: str) -> None:
    """Keeps the conversation that a person and Muster have."""
    session.execute(update(Person).where(Person.id == person_id).values(dm_channel=channel))


def try_anew(session: Session, key: str) -> str | None:
    """A message that failed for want of a Slack account is owed again: there is one now. Answers with its
    addressee, None where it did not fail so."""
    return session.scalars(
        update(OutboxMessage)
        .where(
            OutboxMessage.key == key,
            OutboxMessage.state == OutboxState.FAILED,
            OutboxMessage.error == "no_slack_account",
        )
        .values(state=OutboxState.NEW, error=None, not_before=None, lease_until=None, failure_told=False)
        .returning(OutboxMessage.addressee)
    ).first()
