"""Messages that will never be delivered, until the plan office has been told of each. The rest of what became of a
message is outbox.py's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from storage.enums import OutboxKind, OutboxState
from storage.outbox.outbox import UNSENT
from storage.tables.outbox import OutboxMessage


@dataclass(frozen=True)
class Failure:
    """A message that will never be delivered. `error` is Slack's error key, or one of ours:
    no_slack_account, shared_channel, target_failed."""

    id: int
    key: str
    what: str
    addressee: str
    error: str
    refs: tuple[str, ...] = ()


TellFailures = Callable[[Session, Sequence[Failure]], None]
"""Queues words about failures for the plan office, in the transaction that records them."""


def failures_to_tell(session: Session) -> list[Failure]:
    """What failed for good and the plan office has not been told of, oldest first."""
    rows = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == OutboxState.FAILED, ~OutboxMessage.failure_told)
        .order_by(OutboxMessage.id)
    )
    return [
        Failure(row.id, row.key, row.what, row.addressee, row.error or "", tuple(row.payload["refs"]))
        for row in rows
    ]


def tell(session: Session, tell_failures: TellFailures) -> None:
    """Hands what has failed to `tell_failures`, once, in the transaction that goes with it."""
    failures = failures_to_tell(session)
    if failures:
        tell_failures(session, failures)
        ids = [failure.id for failure in failures]
        session.execute(update(OutboxMessage).where(OutboxMessage.id.in_(ids)).values(failure_told=True))


Target = aliased(OutboxMessage)
TARGET_LIVES = exists().where(
    Target.key == OutboxMessage.target_key, Target.state.in_((*UNSENT, OutboxState.SENT))
)
FAIL_ORPHANS = (
    update(OutboxMessage)
    .where(OutboxMessage.state == OutboxState.NEW, OutboxMessage.target_key.is_not(None), ~TARGET_LIVES)
    .values(
        state=OutboxState.FAILED,
        error="target_failed",
        failure_told=OutboxMessage.kind == OutboxKind.UPDATE,
    )
)


def fail_orphans(session: Session) -> None:
    """What would change a message, or hang under one, that will never be out fails as target_failed. The
    loss of a reply is told; that of an update goes without saying, its message's own failure is told."""
    session.execute(FAIL_ORPHANS, execution_options={"synchronize_session": False})
