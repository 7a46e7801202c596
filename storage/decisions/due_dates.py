"""Later due dates: asked for in a return, decided by the SRO or the chief executive. The date moves only when
it is approved, by a Rebaseline that keeps the old one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import Duty, PathKind, RequestState
from storage.facts.answering import Answer
from storage.facts.decisions import A_QUARTER, DueDateFacts
from storage.people.roles import Actor, held_then, holder, holders_of_duty, role_title_of_duty
from storage.record import audit
from storage.record.locks import held_row
from storage.rules.answering.validation import why_new_date
from storage.tables import Commitment, DueDateRequest, Rebaseline, Return, Revision, Role, RoleDuty

NOT_GRANTED = (RequestState.DECLINED, RequestState.TAKEN_BACK)


def ask_due_date(session: Session, row: Return, answer: Answer, by: int | None, now: datetime) -> int | None:
    """Records that the answer asks for a later date, once however often it says so. The id of a request that
    is new; None where nothing new is asked, as of a date that was approved already."""
    due = session.get_one(Commitment, row.commitment_id).due
    if answer.new_due is None or answer.new_due == due or by is None:
        return None
    pending = pending_of(session, row.commitment_id)
    if pending and (pending.new_due, pending.reason) == (answer.new_due, why_new_date(answer)):
        return None
    if pending:
        close(session, pending, RequestState.DECLINED, None, "Asked again with another date", now)
    request = DueDateRequest(
        commitment_id=row.commitment_id,
        return_id=row.id,
        new_due=answer.new_due,
        reason=why_new_date(answer),
        asked_by_id=by,
        asked_at=now,
        state=RequestState.ASKED,
    )
    session.add(request)
    session.flush()
    audit.record(
        session, now, "due_date_asked", request, by=by, after={"new_due": request.new_due.isoformat()}
    )
    return request.id


def pending_of(session: Session, commitment_id: int) -> DueDateRequest | None:
    """The commitment's request that nobody has decided yet."""
    return session.scalars(
        select(DueDateRequest)
        .where(DueDateRequest.commitment_id == commitment_id, DueDateRequest.state == RequestState.ASKED)
        .order_by(DueDateRequest.id.desc())
        .limit(1)
    ).first()


@dataclass(frozen=True)
class DateDecision:
    """What is decided of a request: by whom, in which role, and why."""

    request_id: int
    approved: bool
    person_id: int
    role_id: int
    reason: str = ""


def decide(session: Session, decision: DateDecision, now: datetime) -> bool:
    """Approves or declines a request, once; says whether this call did. Approving moves the date."""
    request = held_row(session, DueDateRequest, decision.request_id)
    if request is None or request.state is not RequestState.ASKED:
        return False
    state = RequestState.APPROVED if decision.approved else RequestState.DECLINED
    close(session, request, state, decision.person_id, decision.reason, now)
    if decision.approved:
        move(session, request, decision, now)
    return True


def take_back(session: Session, request_id: int, person_id: int, now: datetime) -> bool:
    """Takes a request back that nobody has decided; says whether this call did."""
    request = held_row(session, DueDateRequest, request_id)
    if request is None or request.state is not RequestState.ASKED:
        return False
    close(session, request, RequestState.TAKEN_BACK, person_id, "", now)
    return True


def may_take_back(request: DueDateRequest, actor: Actor) -> bool:
    """Whether it is theirs to take back: whoever asked, and the plan office."""
    return actor.person_id == request.asked_by_id or Duty.PLAN_OFFICE in actor.duties


def is_refused(session: Session, row: Return, answer: Answer) -> bool:
    """Whether the later date that the answer asks for was declined or taken back after it was asked: that wish stands
    no more, and the same words ask anew."""
    asked = select(DueDateRequest.state).where(
        DueDateRequest.return_id == row.id, DueDateRequest.new_due == answer.new_due
    )
    newest = asked.order_by(DueDateRequest.id.desc()).limit(1)
    return answer.new_due is not None and session.scalars(newest).first() in NOT_GRANTED


def asker(session: Session, request_id: int) -> int:
    """Who asked for it."""
    return session.get_one(DueDateRequest, request_id).asked_by_id


def without_refused(session: Session, row: Return, answer: Answer) -> Answer:
    """The answer as its form shows it: a wish that was declined or taken back is not asked again with the next
    version, unless its lead types it again."""
    return replace(answer, new_due=None, new_due_reason="") if is_refused(session, row, answer) else answer


def close(
    session: Session, request: DueDateRequest, state: RequestState, by: int | None, reason: str, now: datetime
) -> None:
    """What became of a request, with its audit event."""
    request.state, request.decided_by_id = state, by
    request.decided_at, request.decision_reason = now, reason
    audit.record(
        session,
        now,
        "due_date_taken_back" if state is RequestState.TAKEN_BACK else "due_date_decided",
        request,
        by=by,
        before={"state": RequestState.ASKED},
        after={"state": state},
    )


def move(session: Session, request: DueDateRequest, decision: DateDecision, now: datetime) -> None:
    """Moves the commitment's date; the old one is kept."""
    commitment = session.get_one(Commitment, request.commitment_id)
    session.add(
        Rebaseline(
            commitment_id=commitment.id,
            old_due=commitment.due,
            new_due=request.new_due,
            reason=request.reason,
            approved_by_role_id=decision.role_id,
            at=now,
        )
    )
    before = {"due": commitment.due.isoformat()}
    commitment.due = request.new_due
    audit.record(
        session,
        now,
        "rebaselined",
        commitment,
        by=decision.person_id,
        before=before,
        after={"due": commitment.due.isoformat()},
    )


def request_row(session: Session, request_id: int) -> DueDateRequest | None:
    """The request of that id."""
    return session.get(DueDateRequest, request_id)


def commitment_of(session: Session, request: DueDateRequest) -> Commitment:
    """Whose date it is: what the access table asks."""
    return session.get_one(Commitment, request.commitment_id)


def deciders(session: Session, request: DueDateRequest, day: date) -> Mapping[int, str]:
    """Who may decide it and is told of it, by person: the chief executive, and the SRO too where the date is
    a quarter after its first at most, but for whoever asked. The SRO decides any where no chief executive can."""
    commitment = commitment_of(session, request)
    found = chief_executives(session, request, day)
    sro = holder(session, commitment.sro_role_id, day)
    if (
        sro
        and sro.id != request.asked_by_id
        and not (found and is_long(session, commitment, request.new_due))
    ):
        found[sro.id] = commitment.sro.title
    return found


def whose_it_is(session: Session, request: DueDateRequest, day: date) -> Mapping[int, str]:
    """Of those who may decide it, whom it waits for: the SRO where they may, else the chief executive. Whatever says
    that it needs somebody goes by this; another who may decide it is not waited for."""
    sro = holder(session, commitment_of(session, request).sro_role_id, day)
    able = deciders(session, request, day)
    return {sro.id: able[sro.id]} if sro and sro.id in able else able


def with_decider(session: Session, row: Return, answer: Answer, by: int | None, day: date) -> Answer:
    """The answer with the role that decides on the new date which it needs to get back on track: the SRO's, or the
    chief executive's where the date is theirs to decide, or the SRO is who asks. No lead can name another."""
    needs = answer.path is not None and answer.path.kind is PathKind.DECISION_NEW_DATE
    if answer.path is None or answer.new_due is None or not needs:
        return answer
    commitment = session.get_one(Commitment, row.commitment_id)
    held = [title for person, title in holders_of_duty(session, Duty.CHIEF_EXECUTIVE, day) if person.id != by]
    sro = holder(session, commitment.sro_role_id, day)
    asks = sro is None or sro.id == by
    chiefs = held if asks or is_long(session, commitment, answer.new_due) else []
    return replace(answer, path=replace(answer.path, owner=(chiefs or [commitment.sro.title])[0]))


def chief_executives(session: Session, request: DueDateRequest, day: date) -> dict[int, str]:
    """Who holds the chief executive's duty and did not ask, by person."""
    held = holders_of_duty(session, Duty.CHIEF_EXECUTIVE, day)
    return {person.id: title for person, title in held if person.id != request.asked_by_id}


def is_long(session: Session, commitment: Commitment, new_due: date) -> bool:
    """Whether the date comes to lie more than a quarter after the first, so that two short moves are no way round."""
    return new_due - first_due(session, commitment) > A_QUARTER


def first_due(session: Session, commitment: Commitment) -> date:
    """The date before any move."""
    moves = select(Rebaseline.old_due).where(Rebaseline.commitment_id == commitment.id)
    return session.scalars(moves.order_by(Rebaseline.id).limit(1)).first() or commitment.due


def deciding_role(session: Session, request: DueDateRequest, actor: Actor, day: date) -> Role | None:
    """The role in which someone decides: the SRO's where they hold it and may, else the chief executive's; None for
    anyone else, and for whoever asked, as nobody grants their own wish."""
    if actor.person_id == request.asked_by_id:
        return None
    commitment = commitment_of(session, request)
    reserved = is_long(session, commitment, request.new_due) and chief_executives(session, request, day)
    if commitment.sro_role_id in actor.role_ids and not reserved:
        return commitment.sro
    chief = select(RoleDuty.role_id).where(RoleDuty.duty == Duty.CHIEF_EXECUTIVE)
    roles = select(Role).where(Role.id.in_(actor.role_ids), Role.id.in_(chief)).order_by(Role.id)
    return session.scalars(roles).first()


def due_date_facts(session: Session, request_id: int) -> DueDateFacts:
    """A request as facts. The role that approved stands in the move; who declined is told by duty."""
    request = session.get_one(DueDateRequest, request_id)
    commitment = commitment_of(session, request)
    moved = move_of(session, request)
    return DueDateFacts(
        id=request.id,
        ref=commitment.ref,
        title=commitment.title,
        lead=commitment.lead.title,
        first_due=first_due(session, commitment),
        old_due=moved.old_due if moved else commitment.due,
        new_due=request.new_due,
        reason=request.reason,
        asked_by=asked_in(session, request),
        state=request.state,
        decided_by=decided_in(session, request, commitment, moved),
        decision_reason=request.decision_reason,
    )


def move_of(session: Session, request: DueDateRequest) -> Rebaseline | None:
    """The move that approving it made."""
    if request.state is not RequestState.APPROVED:
        return None
    moves = select(Rebaseline).where(
        Rebaseline.commitment_id == request.commitment_id, Rebaseline.at == request.decided_at
    )
    return session.scalars(moves).first()


def asked_in(session: Session, request: DueDateRequest) -> str:
    """The role in which it was asked, as its answer says."""
    asked = select(Revision.author_role).where(
        Revision.return_id == request.return_id, Revision.at == request.asked_at
    )
    return session.scalars(asked).first() or "The lead"


def decided_in(
    session: Session, request: DueDateRequest, commitment: Commitment, moved: Rebaseline | None
) -> str:
    """The role that decided it: the one in the move, else the SRO's where its holder did, else the chief's; of what
    was taken back, the role that did."""
    if moved:
        return session.get_one(Role, moved.approved_by_role_id).title
    if request.decided_by_id is None or request.decided_at is None:
        return ""
    day = today(request.decided_at)
    if request.state is RequestState.TAKEN_BACK:
        asker = request.decided_by_id == request.asked_by_id
        return asked_in(session, request) if asker else role_title_of_duty(session, Duty.PLAN_OFFICE, day)
    if held_then(session, commitment.sro_role_id, request.decided_by_id, day):
        return commitment.sro.title
    return role_title_of_duty(session, Duty.CHIEF_EXECUTIVE, day)
