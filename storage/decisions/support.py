"""Requests for support: opened by an answer, and withdrawn when it says otherwise. Whom they reach and how they stand
is help's, what is answered help_answers'."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.enums import SupportKind, SupportState
from storage.facts.answering import Answer
from storage.plan.plan_facts import THESE, named
from storage.record import audit
from storage.rules.help import ANSWERS
from storage.tables import Return, SupportRequest

OPEN_ELSEWHERE = select(SupportRequest.commitment_id).where(
    SupportRequest.commitment_id.in_(THESE),
    SupportRequest.return_id.not_in(bindparam("return_ids", expanding=True)),
    SupportRequest.state == SupportState.OPEN,
)
OF_RETURN = SupportRequest.return_id == bindparam("return_id")
STANDING = (
    select(SupportRequest)
    .where(SupportRequest.commitment_id == bindparam("commitment_id"))
    .where(or_(SupportRequest.state == SupportState.OPEN, and_(OF_RETURN, SupportRequest.state.in_(ANSWERS))))
    .order_by(SupportRequest.id)
)
"""What a commitment asks for and is not answered, and what this return asked for and is."""


def asked_earlier(session: Session, ids: Collection[int], return_ids: Collection[int]) -> frozenset[int]:
    """The commitments with an open request that an earlier return made."""
    return frozenset(session.scalars(OPEN_ELSEWHERE, {"return_ids": list(return_ids), **named(ids)}))


def record_support(session: Session, row: Return, answer: Answer, by: int | None, now: datetime) -> None:
    """Opens a request for the help that the answer asks for, once however often it is asked, though it was answered
    meanwhile; what this return asked before and does not ask now is withdrawn, unless it was answered."""
    still = None
    for one in session.scalars(STANDING, {"commitment_id": row.commitment_id, "return_id": row.id}).all():
        if still is None and asks_the_same(one, answer):
            still = one
        elif one.return_id == row.id and one.state is SupportState.OPEN:
            withdraw(session, one, by, now)
    if still is not None and answer.support:
        still.by_when, still.for_board = answer.support.by_when, answer.support.for_board
    elif asks_for_help(answer):
        open_request(session, row, answer, by, now)


def asks_for_help(answer: Answer) -> bool:
    """Whether the answer asks anybody for anything."""
    return answer.support is not None and answer.support.kind is not SupportKind.NONE


def asks_the_same(request: SupportRequest, answer: Answer) -> bool:
    """Whether the answer asks for what this request asks for."""
    asked = answer.support
    return asked is not None and (asked.kind, asked.ask, asked.of_whom) == (
        request.kind,
        request.ask,
        request.of_whom,
    )


def open_request(session: Session, row: Return, answer: Answer, by: int | None, now: datetime) -> None:
    """A new request, with its audit event."""
    asked = answer.support
    if asked is None:
        return
    request = SupportRequest(
        commitment_id=row.commitment_id,
        return_id=row.id,
        kind=asked.kind,
        ask=asked.ask,
        of_whom=asked.of_whom,
        by_when=asked.by_when,
        for_board=asked.for_board,
        state=SupportState.OPEN,
        asked_at=now,
    )
    session.add(request)
    session.flush()
    audit.record(session, now, "support_asked", request, by=by)


def withdraw(session: Session, request: SupportRequest, by: int | None, now: datetime) -> None:
    """It is asked for no more, with its audit event."""
    request.state, request.closed_at, request.closed_by_id = SupportState.WITHDRAWN, now, by
    audit.record(
        session,
        now,
        "support_closed",
        request,
        by=by,
        before={"state": SupportState.OPEN},
        after={"state": SupportState.WITHDRAWN},
    )


def return_of(session: Session, request_id: int) -> int:
    """The return that made the request."""
    return session.get_one(SupportRequest, request_id).return_id
