"""Requests for support: opened by an answer, withdrawn when it says otherwise, closed by the plan office or the
chief executive."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.enums import SupportKind, SupportState
from storage.facts.answering import Answer
from storage.facts.decisions import SupportFacts
from storage.plan.plan_facts import THESE, named
from storage.record import audit
from storage.record.locks import held_row
from storage.tables import Commitment, Return, Role, SupportRequest

OPEN_ELSEWHERE = select(SupportRequest.commitment_id).where(
    SupportRequest.commitment_id.in_(THESE),
    SupportRequest.return_id.not_in(bindparam("return_ids", expanding=True)),
    SupportRequest.state == SupportState.OPEN,
)
OPEN_OF = (
    select(SupportRequest)
    .where(
        SupportRequest.commitment_id == bindparam("commitment_id"), SupportRequest.state == SupportState.OPEN
    )
    .order_by(SupportRequest.id)
)


def asked_earlier(session: Session, ids: Collection[int], return_ids: Collection[int]) -> frozenset[int]:
    """The commitments with an open request that an earlier return made."""
    return frozenset(session.scalars(OPEN_ELSEWHERE, {"return_ids": list(return_ids), **named(ids)}))


def record_support(session: Session, row: Return, answer: Answer, by: int | None, now: datetime) -> None:
    """Opens a request for the help that the answer asks for, once however often it is asked; what this
    return asked before and does not ask now is withdrawn."""
    still = None
    for one in session.scalars(OPEN_OF, {"commitment_id": row.commitment_id}).all():
        if still is None and asks_the_same(one, answer):
            still = one
        elif one.return_id == row.id:
            settle(session, one, SupportState.WITHDRAWN, "", by, now)
    asks = answer.support is not None and answer.support.kind is not SupportKind.NONE
    if still is not None and answer.support:
        still.by_when, still.for_board = answer.support.by_when, answer.support.for_board
    elif asks:
        open_request(session, row, answer, by, now)


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
    audit.record(
        session, now, "support_asked", person_id=by, subject="support_request", subject_id=request.id
    )


def settle(
    session: Session,
    request: SupportRequest,
    state: SupportState,
    outcome: str,
    by: int | None,
    now: datetime,
) -> None:
    """Closes a request, with its audit event."""
    request.state, request.outcome = state, outcome
    request.closed_at, request.closed_by_id = now, by
    audit.record(
        session,
        now,
        "support_closed",
        person_id=by,
        subject="support_request",
        subject_id=request.id,
        before={"state": SupportState.OPEN},
        after={"state": state},
    )


def close_request(
    session: Session, request_id: int, state: SupportState, outcome: str, by: int | None, now: datetime
) -> bool:
    """Closes an open request, once; says whether this call did."""
    request = held_row(session, SupportRequest, request_id)
    if request is None or request.state is not SupportState.OPEN:
        return False
    settle(session, request, state, outcome, by, now)
    return True


def support_facts(session: Session, request_id: int | None = None) -> tuple[SupportFacts, ...]:
    """All open requests, those for the board first, then by date; or the one of that id, open or not."""
    wanted = (
        SupportRequest.state == SupportState.OPEN if request_id is None else SupportRequest.id == request_id
    )
    rows = session.execute(
        select(SupportRequest, Commitment.ref, Commitment.title, Role.title)
        .join(Commitment, SupportRequest.commitment_id == Commitment.id)
        .join(Role, Commitment.lead_role_id == Role.id)
        .where(wanted)
        .order_by(SupportRequest.for_board.desc(), SupportRequest.by_when, SupportRequest.id)
    )
    return tuple(facts_of(*row) for row in rows)


def facts_of(request: SupportRequest, ref: str, title: str, lead: str) -> SupportFacts:
    """One request as facts."""
    return SupportFacts(
        id=request.id,
        ref=ref,
        title=title,
        lead=lead,
        kind=request.kind,
        ask=request.ask,
        of_whom=request.of_whom,
        by_when=request.by_when,
        for_board=request.for_board,
        asked_at=request.asked_at,
        state=request.state,
        outcome=request.outcome,
    )


def return_of(session: Session, request_id: int) -> int:
    """The return that made the request."""
    return session.get_one(SupportRequest, request_id).return_id
