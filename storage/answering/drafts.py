"""What people have typed and not sent, a draft for each person and return. The newest keystroke wins, in
whichever order they arrive; what was sent is no draft any more."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, case, delete, or_, select
from sqlalchemy.orm import Session

from storage.enums import ReturnState
from storage.facts.asks import PromptLine
from storage.record.upserts import insert_into
from storage.tables import Draft, Return

Fields = Mapping[str, str]
"""What stands in a form: answers by the key of their question."""

OF_PEOPLE = select(Draft.return_id, Draft.person_id).where(
    Draft.person_id.in_(bindparam("people", expanding=True))
)


def draft_of(session: Session, return_id: int, person_id: int) -> Fields:
    """What this person has typed and not sent; empty where nothing is."""
    found = session.get(Draft, (return_id, person_id), populate_existing=True)
    return found.typed if found else {}


def keep_draft(
    session: Session, row: Return, person_id: int, typed: Fields, now: datetime, typed_at: str = ""
) -> None:
    """Keeps what is typed so far, in place of what was kept before. `typed_at` is Slack's time of the
    keystroke: an older one that comes late changes nothing. Without it, what is given is the newest.
    Nothing typed is no draft. The row is locked by the caller."""
    if not typed:
        throw_away(session, row, person_id)
        return
    new = insert_into(session, Draft).values(
        return_id=row.id, person_id=person_id, typed=dict(typed), at=now, typed_at=typed_at
    )
    said = new.excluded
    session.execute(
        new.on_conflict_do_update(
            index_elements=["return_id", "person_id"],
            set_={
                "typed": said.typed,
                "at": said.at,
                "typed_at": case((said.typed_at == "", Draft.typed_at), else_=said.typed_at),
            },
            where=or_(said.typed_at == "", Draft.typed_at <= said.typed_at),
        )
    )
    if row.state is ReturnState.PROMPTED:
        row.state = ReturnState.DRAFTING


def forget_draft(session: Session, return_id: int, person_id: int | None) -> None:
    """The draft was sent, or emptied."""
    session.execute(delete(Draft).where(Draft.return_id == return_id, Draft.person_id == person_id))


def throw_away(session: Session, row: Return, person_id: int) -> None:
    """Nothing of what this person typed is kept; where nobody else has begun, the return waits as before. The row is
    locked by the caller."""
    forget_draft(session, row.id, person_id)
    others = select(Draft.person_id).where(Draft.return_id == row.id).limit(1)
    if row.state is ReturnState.DRAFTING and session.scalars(others).first() is None:
        row.state = ReturnState.PROMPTED


def drafts_of(session: Session, people: Collection[int]) -> frozenset[tuple[int, int]]:
    """(return id, person id) of each draft of these people."""
    rows = session.execute(OF_PEOPLE, {"people": list(people)})
    return frozenset((return_id, person_id) for return_id, person_id in rows)


def begun(
    lines: Iterable[PromptLine], person_id: int | None, drafts: Collection[tuple[int, int]]
) -> tuple[PromptLine, ...]:
    """The same lines, saying where this person has begun to answer; `drafts` as drafts_of tells them."""
    return tuple(replace(line, draft=(line.return_id, person_id) in drafts) for line in lines)
