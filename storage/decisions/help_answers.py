"""Recording what came of help that was asked for: by whoever was asked, or on their behalf. Each answer is kept; the
newest stands, and may take back what was said before."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.decisions.help_asked import HelpRow
from storage.enums import Duty, SupportState
from storage.people.roles import Actor
from storage.record import audit
from storage.record.locks import held_row
from storage.rules.help import ANSWERS
from storage.tables import HelpAnswer, Role, RoleDuty, SupportRequest


@dataclass(frozen=True)
class NewHelpAnswer:
    """An answer as it came: `seen` is how many there were when its form was opened."""

    state: SupportState
    seen: int
    words: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    reference: str = ""


class NotRecorded(StrEnum):
    """Why an answer was not recorded."""

    OVERTAKEN = "overtaken"
    """Somebody else answered meanwhile."""
    WITHDRAWN = "withdrawn"
    """It is asked for no more."""
    THE_SAME = "the_same"
    """It says what stands."""


def record_answer(
    session: Session, row: HelpRow, said: NewHelpAnswer, actor: Actor, now: datetime
) -> NotRecorded | None:
    """Keeps an answer of somebody who may give it, or says why not. The request is locked first."""
    request = held_row(session, SupportRequest, row.facts.id)
    if request is None or actor.person_id is None or request.state is SupportState.WITHDRAWN:
        return NotRecorded.WITHDRAWN
    before = session.scalars(select(HelpAnswer).where(HelpAnswer.request_id == request.id)).all()
    if len(before) != said.seen:
        return NotRecorded.OVERTAKEN
    if says_what_stands(request, list(before), said):
        return NotRecorded.THE_SAME
    by_role, on_behalf_of = spoken_as(session, row, actor)
    answer = HelpAnswer(
        request_id=request.id,
        state=said.state,
        words=said.words,
        decided_by=said.decided_by,
        decided_on=said.decided_on,
        reference=said.reference,
        by_id=actor.person_id,
        by_role=by_role,
        on_behalf_of=on_behalf_of,
        at=now,
    )
    session.add(answer)
    was, request.state = request.state, said.state
    session.flush()
    tell_audit(session, request, was, answer)
    return None


def says_what_stands(request: SupportRequest, before: list[HelpAnswer], said: NewHelpAnswer) -> bool:
    """Whether recording it would say nothing."""
    if said.state is not request.state:
        return False
    newest = max(before, key=lambda one: one.id, default=None)
    if newest is None or said.state not in ANSWERS:
        return True
    stands = (newest.words, newest.decided_by, newest.decided_on, newest.reference)
    return stands == (said.words, said.decided_by, said.decided_on, said.reference)


def spoken_as(session: Session, row: HelpRow, actor: Actor) -> tuple[str, str]:
    """In which role somebody answers, and for whom where it is not for themselves: whoever is asked, in that role;
    else the plan office, or the chief executive."""
    asked = row.asked
    own = asked.role_id in actor.role_ids and asked.role_id is not None
    if own or actor.person_id == asked.person_id:
        title = session.get_one(Role, asked.role_id).title if own else asked.role
        return title, asked.whose if title != asked.whose else ""
    duties = (Duty.PLAN_OFFICE, Duty.CHIEF_EXECUTIVE)
    held = select(RoleDuty.role_id).where(RoleDuty.duty.in_(duties))
    titles = select(Role.title).where(Role.id.in_(actor.role_ids), Role.id.in_(held)).order_by(Role.id)
    return session.scalars(titles).first() or "", asked.whose


def tell_audit(session: Session, request: SupportRequest, was: SupportState, answer: HelpAnswer) -> None:
    """Who answered or took back, without the words, which may have to be redacted."""
    audit.record(
        session,
        answer.at,
        "help_taken_back" if answer.state is SupportState.OPEN else "help_answered",
        request,
        by=answer.by_id,
        before={"state": was},
        after={"state": answer.state, "answer": answer.id},
    )
