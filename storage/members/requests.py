"""Requests of members in the record: reading them, logging one, saying what the minutes have, answering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.enums import MembersState
from storage.facts.members import SETTLED, MeetingHeld, MembersAnswer, MembersRequest, ToLog
from storage.people.roles import Actor
from storage.record import audit
from storage.record.locks import held_row
from storage.record.once import once
from storage.rules.same_text import folded
from storage.tables import MemberAnswer, MemberRequest, Role

OURS = "R"
"""Begins the refs that Muster gives: R1, R2."""


@dataclass(frozen=True)
class RequestRow:
    """A request with what only asking needs: whose it is by id, when it was logged and when settled."""

    facts: MembersRequest
    owner_id: int
    logged_at: datetime
    settled_at: datetime | None


@once
def request_rows(session: Session) -> tuple[RequestRow, ...]:
    """Every request, in the order in which meetings asked for them."""
    query = select(MemberRequest, Role.title).join(Role, Role.id == MemberRequest.owner_role_id)
    rows = session.execute(query.order_by(MemberRequest.met_on, MemberRequest.id)).all()
    answers = answers_by_request(session) if rows else {}
    return tuple(as_row(row, owner, answers.get(row.id, ())) for row, owner in rows)


def answers_by_request(session: Session) -> Mapping[int, Sequence[MemberAnswer]]:
    """All that was answered, the newest last."""
    found: dict[int, list[MemberAnswer]] = {}
    for one in session.scalars(select(MemberAnswer).order_by(MemberAnswer.id)):
        found.setdefault(one.request_id, []).append(one)
    return found


def as_row(row: MemberRequest, owner: str, answers: Sequence[MemberAnswer]) -> RequestRow:
    """One of them with how it stands."""
    newest = answers[-1] if answers else None
    facts = MembersRequest(
        id=row.id,
        ref=row.ref,
        forum=row.forum,
        met_on=row.met_on,
        asked_by=row.asked_by,
        kind=row.kind,
        text=row.minuted or row.text,
        as_noted=not row.minuted,
        refs=tuple(row.commitments.get("refs", ())),
        owner=owner,
        due=row.due,
        answer=as_answer(newest) if newest else None,
        times=len(answers),
        answered_in=row.answered_in,
    )
    settled = newest.at if newest and newest.state in SETTLED else None
    return RequestRow(facts, row.owner_role_id, row.logged_at, settled)


def as_answer(row: MemberAnswer) -> MembersAnswer:
    """One of the answers as a fact."""
    return MembersAnswer(row.state, row.words, row.by_role, row.at, row.on_behalf_of)


def requests(session: Session) -> tuple[MembersRequest, ...]:
    """Every request as a fact."""
    return tuple(row.facts for row in request_rows(session))


def requests_about(session: Session, ref: str) -> tuple[MembersRequest, ...]:
    """Those that are about a commitment, or of which it came."""
    return tuple(one for one in requests(session) if ref in one.refs)


def request_named(session: Session, ref: str) -> RequestRow | None:
    """The request of that ref, whatever its capitals."""
    return next((row for row in request_rows(session) if folded(row.facts.ref) == folded(ref)), None)


def request_of_id(session: Session, request_id: int) -> RequestRow | None:
    """The request of that id."""
    return next((row for row in request_rows(session) if row.facts.id == request_id), None)


# --- logging -------------------------------------------------------------------------------------------


def next_ref(session: Session) -> str:
    """The ref of the request that is logged next. Refs are never used again, for no request is ever deleted."""
    taken = {folded(ref) for ref in session.scalars(select(MemberRequest.ref))}
    number = (session.scalars(select(func.count(MemberRequest.id))).one()) + 1
    while folded(f"{OURS}{number}") in taken:
        number += 1
    return f"{OURS}{number}"


def log(session: Session, one: ToLog, actor: Actor, now: datetime) -> MemberRequest:
    """Keeps a request as it was noted."""
    row = MemberRequest(
        ref=next_ref(session),
        forum=one.meeting.forum,
        met_on=one.meeting.day,
        asked_by=one.asked_by,
        kind=one.kind,
        text=one.text,
        minuted="",
        commitments={"refs": list(one.refs)},
        owner_role_id=one.owner_id,
        due=one.due,
        answered_in="",
        logged_at=now,
        by_id=actor.person_id,
        by_role=actor.roles[0] if actor.roles else "",
    )
    session.add(row)
    session.flush()
    after = {"ref": row.ref, "meeting": row.met_on.isoformat()}
    audit.record(session, now, "request_logged", row, by=actor.person_id, after=after)
    return row


def amend(
    session: Session,
    row: MemberRequest,
    one: ToLog,
    minuted: str,
    answered_in: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Whose it is to answer, until when and about what; what the agreed minutes have; in which paper it was answered.
    What was noted stays."""
    before = terms_of(row)
    row.kind, row.owner_role_id, row.due = one.kind, one.owner_id, one.due
    row.commitments = {"refs": list(one.refs)}
    row.minuted, row.answered_in = minuted, answered_in
    session.flush()
    audit.record(session, now, "request_amended", row, by=actor.person_id, before=before, after=terms_of(row))


def terms_of(row: MemberRequest) -> dict[str, object]:
    """What the audit tells of a request: nothing that somebody typed."""
    return {
        "kind": row.kind.value,
        "owner": row.owner_role_id,
        "due": row.due.isoformat() if row.due else None,
        "minuted": bool(row.minuted),
    }


# --- answering -----------------------------------------------------------------------------------------


def answer(
    session: Session,
    request: RequestRow,
    state: MembersState,
    words: str,
    actor: Actor,
    now: datetime,
    *,
    times: int,
) -> bool:
    """Keeps an answer, unless somebody has given another since the form was opened, when there were so many `times`;
    says whether it is kept. What stands already is not said twice."""
    row = held_row(session, MemberRequest, request.facts.id)
    newest = session.scalars(
        select(MemberAnswer).where(MemberAnswer.request_id == request.facts.id).order_by(MemberAnswer.id)
    ).all()
    if row is None or len(newest) != times or actor.person_id is None:
        return False
    if newest and (newest[-1].state, newest[-1].words) == (state, words):
        return True
    own = request.owner_id in actor.role_ids
    given = MemberAnswer(
        request_id=row.id,
        state=state,
        words=words,
        by_id=actor.person_id,
        by_role=request.facts.owner if own else actor.roles[0],
        on_behalf_of="" if own else request.facts.owner,
        at=now,
    )
    session.add(given)
    session.flush()
    audit.record(session, now, "request_answered", given, by=actor.person_id, after={"state": state.value})
    return True


def meeting_of(request: MembersRequest) -> MeetingHeld:
    """At which meeting it was asked."""
    return MeetingHeld(request.forum, request.met_on)
