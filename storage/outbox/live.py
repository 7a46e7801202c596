"""Live messages: those that stand and follow the record. Which of them may have to say something else is
record/marks'; what they say is worked out by the renderers, and read before the transaction that changes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, bindparam, exists, select, update
from sqlalchemy.orm import Session, aliased

from storage.enums import OutboxKind, OutboxState
from storage.outbox import outbox
from storage.outbox.outbox import digest_of
from storage.record.locks import held_row
from storage.record.marks import Shows
from storage.tables.outbox import OutboxMessage

NOT_WORDED = "not_worded"
"""The key of the failure of a message that could not be worded; it stands in `shown` until it can."""


@dataclass(frozen=True)
class LiveRow:
    """A live message, as its renderer takes it: of whom, of which quarter and row, and since when (office time).
    `overtaken`: a newer one that shows the same is out."""

    id: int
    key: str
    person_id: int
    channel: str
    role: str
    quarter_id: int | None
    subject_id: int | None
    owed_at: datetime
    refs: tuple[str, ...]
    shown: str | None
    overtaken: bool


@dataclass(frozen=True)
class NewWords:
    """What a live message is to say: nothing new without blocks. With `final` it follows the record no longer. With
    `waits` it may say so some minutes later, together with what changes until then."""

    text: str = ""
    blocks: Sequence[dict[str, Any]] = ()
    final: bool = False
    waits: bool = False


Renderer = Callable[[Session, Sequence[LiveRow], datetime], Iterable[tuple[LiveRow, NewWords]]]
"""NewWords live messages of one kind, reading the record once for all; rows that it leaves out stay as they are."""


@dataclass(frozen=True)
class Reworded:
    """A live message and its words; None where they could not be made, and why."""

    row: LiveRow
    words: NewWords | None
    why: Exception | None = None

    @property
    def digest(self) -> str:
        """That of the words."""
        return digest_of(self.words.text, self.words.blocks) if self.words else NOT_WORDED

    @property
    def is_news(self) -> bool:
        """Whether anything is to be changed."""
        says = self.words is None or bool(self.words.blocks)
        return (says and self.digest != self.row.shown) or bool(self.words and self.words.final)


def those_of_a_kind() -> Select[*tuple[Any, ...]]:
    """The statement that asks for the live messages of a kind. Their blocks stay where they are: to read them took
    most of the time."""
    newer = aliased(OutboxMessage)
    overtaken = exists().where(
        newer.shows == OutboxMessage.shows,
        newer.person_id == OutboxMessage.person_id,
        newer.quarter_id.is_not_distinct_from(OutboxMessage.quarter_id),
        newer.subject_id.is_not_distinct_from(OutboxMessage.subject_id),
        newer.id > OutboxMessage.id,
        newer.state == OutboxState.SENT,
    )
    return (
        select(
            *(OutboxMessage.id, OutboxMessage.key, OutboxMessage.person_id, OutboxMessage.channel),
            *(OutboxMessage.addressee, OutboxMessage.quarter_id, OutboxMessage.subject_id),
            *(OutboxMessage.created_at, OutboxMessage.payload["refs"].label("refs"), OutboxMessage.shown),
            overtaken.label("overtaken"),
        )
        .where(OutboxMessage.live, OutboxMessage.shows == bindparam("shows_"))
        .order_by(OutboxMessage.id)
    )


OF_A_KIND = those_of_a_kind()
"""Built once: to build it takes longer than to ask it."""


def live_rows(session: Session, shows: Shows) -> list[LiveRow]:
    """Every live message of a kind, oldest first."""
    return [as_live(row) for row in session.execute(OF_A_KIND, {"shows_": shows})]


def subjects_shown(session: Session, shows: Shows, person_id: int) -> list[int]:
    """What rows of the record live messages of a kind show to somebody, oldest first."""
    rows = session.scalars(
        select(OutboxMessage.subject_id)
        .where(OutboxMessage.conversation == f"person:{person_id}", OutboxMessage.shows == shows)
        .where(OutboxMessage.live, OutboxMessage.subject_id.is_not(None))
        .order_by(OutboxMessage.id)
    )
    return [one for one in rows if one is not None]


def as_live(row: Row[*tuple[Any, ...]]) -> LiveRow:
    """One of them as a fact."""
    return LiveRow(
        id=row.id,
        key=row.key,
        person_id=row.person_id or 0,
        channel=row.channel or "",
        role=row.addressee,
        quarter_id=row.quarter_id,
        subject_id=row.subject_id,
        owed_at=row.created_at,
        refs=tuple(row.refs),
        shown=row.shown,
        overtaken=row.overtaken,
    )


# --- wording -------------------------------------------------------------------------------------------


def reworded(session: Session, shows: Shows, render: Renderer, now: datetime) -> Iterator[Reworded]:
    """What the live messages of a kind are to say now. One that cannot be worded holds up no other."""
    rows = live_rows(session, shows)
    try:
        yield from [Reworded(*each) for each in render(session, rows, now)]
    except Exception:
        session.rollback()
        for row in rows:
            yield from alone(session, row, render, now)


def alone(session: Session, row: LiveRow, render: Renderer, now: datetime) -> Iterator[Reworded]:
    """One message by itself."""
    try:
        yield from [Reworded(*each) for each in render(session, [row], now)]
    except Exception as why:
        session.rollback()
        yield Reworded(row, None, why)


def change(session: Session, found: Iterable[Reworded], now: datetime, hold: datetime) -> None:
    """Gives them their words: what has not gone out says the new ones at once, for what stands a change is owed; one
    that may wait goes out at `hold` (wire time), or when an earlier one that waits would have."""
    worded = list(found)
    for one in sorted(worded, key=lambda each: each.row.id):
        row = held_row(session, OutboxMessage, one.row.id) if one.is_news else None
        if row is not None:
            give(session, row, one, now, hold)
    ids = [one.row.id for one in worded]
    session.execute(update(OutboxMessage).where(OutboxMessage.id.in_(ids)).values(worded_at=now))


def give(session: Session, row: OutboxMessage, one: Reworded, now: datetime, hold: datetime) -> None:
    """Gives one message its words."""
    if one.words is None:
        owe_change(session, row, NewWords(), now, failed=True)
    elif one.words.blocks and row.state in (OutboxState.NEW, OutboxState.FAILED):
        row.payload = {**row.payload, "text": one.words.text, "blocks": list(one.words.blocks)}
    elif one.words.blocks and one.digest != row.shown:
        waits = outbox.held_until(session, row.key, hold) if one.words.waits else None
        owe_change(session, row, one.words, now, not_before=waits)
    row.live = not (one.words and one.words.final)
    row.shown = one.digest if one.words is None or one.words.blocks else row.shown


def owe_change(
    session: Session,
    row: OutboxMessage,
    words: NewWords,
    now: datetime,
    *,
    failed: bool = False,
    not_before: datetime | None = None,
) -> None:
    """Owes the change of a message that is out, or tells that it could not be worded."""
    key = f"{row.key}:{uuid4().hex[:12]}"
    outbox.put(
        session,
        key=key,
        what=row.what,
        addressee=row.addressee,
        text=words.text,
        blocks=list(words.blocks),
        at=now,
        person_id=row.person_id,
        channel=row.channel,
        kind=OutboxKind.UPDATE,
        target_key=row.key,
        refs=row.payload["refs"],
        not_before=not_before,
    )
    if failed:
        session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.key == key)
            .values(state=OutboxState.FAILED, error=NOT_WORDED)
        )


def not_followed_since(session: Session, moment: datetime) -> list[Shows]:
    """The kinds of which a live message was worded last before that moment (office time)."""
    of_old = select(OutboxMessage.shows).where(OutboxMessage.live, OutboxMessage.worded_at < moment)
    return [Shows(shows or "") for shows in session.scalars(of_old.distinct())]


def let_stand(session: Session, shows: Shows, person_id: int) -> None:
    """A person's messages of a kind stay as they are: they stand in a conversation that is theirs no more."""
    theirs = (OutboxMessage.live, OutboxMessage.shows == shows, OutboxMessage.person_id == person_id)
    session.execute(update(OutboxMessage).where(*theirs).values(live=False))
