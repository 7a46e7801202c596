"""What whoever agrees a return asks its lead while it waits, and what the lead answers: each is kept as it was said.
Who hears of it is handlers'; the words are digests'."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage.answering.returns import current_revision, return_row
from storage.answering.submissions import author_role
from storage.calendar.quarters import today
from storage.enums import ReturnState
from storage.facts.sign_off import QuestionFacts
from storage.people.agreers import agreers
from storage.people.roles import Actor
from storage.plan.plan_facts import role_titles
from storage.record import audit
from storage.rules.access import Act
from storage.sign_off import asked
from storage.sign_off.reviews import NotYours, Revised, not_yours
from storage.tables import LeadQuestion, Reply


@dataclass(frozen=True)
class AskedAlready:
    """A question of this return waits for its answer; nothing was recorded."""

    ref: str


@dataclass(frozen=True)
class NobodyHears:
    """Nobody in Slack answers for this return; nothing was recorded."""

    ref: str


@dataclass(frozen=True)
class NoMoreAnswers:
    """It was answered before, or the return waits no more; nothing was recorded."""

    question: QuestionFacts


# --- recording -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NewQuestion:
    """A question as it came, on the version that its author saw. `heard` says whether somebody in Slack answers for
    that return."""

    return_id: int
    revision_no: int
    words: str
    heard: bool = True


def ask(
    session: Session, wanted: NewQuestion, actor: Actor, now: datetime
) -> QuestionFacts | AskedAlready | NobodyHears | Revised | NotYours | None:
    """Records a question; the return stays as it is. Or says why not: None where nothing is asked. The return is
    locked first. Raises NoSuchReturn."""
    row = return_row(session, wanted.return_id, lock=True)
    commitment, revision = row.commitment, current_revision(session, row)
    author_id, found = revision.author_id if revision else None, agreers(session, today(now))
    acting = found.acting(actor, commitment, author_id, Act.ASK_LEAD)
    if acting is None:
        return not_yours(found, actor, commitment, author_id, Act.ASK_LEAD)
    if row.state is not ReturnState.SUBMITTED or row.revision_no != wanted.revision_no:
        return Revised(commitment.ref)
    if not wanted.words:
        return None
    if not wanted.heard:
        return NobodyHears(commitment.ref)
    if any(one.is_open for one in asked.of_returns(session, [row.id]).get(row.id, ())):
        return AskedAlready(commitment.ref)
    question = LeadQuestion(
        return_id=row.id,
        words=wanted.words,
        by_id=acting.person_id,
        by_role=acting.role,
        on_behalf_of=acting.on_behalf_of,
        at=now,
    )
    session.add(question)
    session.flush()
    tell_audit(session, "asked_lead", row.id, question.id, acting.person_id, now)
    return asked.by_id(session, [question.id])[question.id]


def answer(
    session: Session, question: QuestionFacts, words: str, actor: Actor, now: datetime
) -> QuestionFacts | NoMoreAnswers:
    """Records what a lead answers, once; who may is the caller's to ask. The return is locked first."""
    row = return_row(session, question.return_id, lock=True)
    stands = asked.by_id(session, [question.id])[question.id]
    if not stands.is_open or actor.person_id is None:
        return NoMoreAnswers(stands)
    role = author_role(row.commitment, actor, role_titles(session))
    session.add(Reply(question_id=question.id, words=words, by_id=actor.person_id, by_role=role, at=now))
    session.flush()
    tell_audit(session, "answered_question", row.id, question.id, actor.person_id, now)
    return asked.by_id(session, [question.id])[question.id]


def tell_audit(
    session: Session, act: str, return_id: int, question_id: int, person_id: int, now: datetime
) -> None:
    """Who asked or answered, without the words, which may have to be redacted."""
    after = {"question": question_id}
    audit.record(session, now, act, ("return", return_id), by=person_id, after=after)
