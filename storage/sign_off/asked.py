"""What was asked of leads without sending their returns back, and what they answered, as facts. Recording it is
questions'."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Handling, ReturnState
from storage.facts.sign_off import QuestionFacts, ReplyFacts
from storage.record import answers
from storage.record.rows import AnyRow
from storage.tables import Commitment, LeadQuestion, Quarter, Reply, Return, Revision

ASKED = (
    select(LeadQuestion, Reply, Return, Commitment, Quarter, Revision.content)
    .join(Return, Return.id == LeadQuestion.return_id)
    .join(Commitment, Commitment.id == Return.commitment_id)
    .join(Quarter, Quarter.id == Return.quarter_id)
    .outerjoin(Reply, Reply.question_id == LeadQuestion.id)
    .outerjoin(Revision, (Revision.return_id == Return.id) & (Revision.no == Return.revision_no))
    .order_by(LeadQuestion.id)
)


def of_returns(session: Session, ids: Collection[int]) -> dict[int, tuple[QuestionFacts, ...]]:
    """What was asked of each of these returns, by return, the oldest first: one statement."""
    found: dict[int, tuple[QuestionFacts, ...]] = {}
    for row in session.execute(ASKED.where(LeadQuestion.return_id.in_(list(ids)))):
        found[row.Return.id] = (*found.get(row.Return.id, ()), as_facts(row))
    return found


def by_id(session: Session, ids: Collection[int]) -> dict[int, QuestionFacts]:
    """These questions: one statement."""
    rows = session.execute(ASKED.where(LeadQuestion.id.in_(list(ids))))
    return {row.LeadQuestion.id: as_facts(row) for row in rows}


def asker_of(session: Session, question_id: int) -> tuple[int, str]:
    """Who asked, and in which role."""
    row = session.get_one(LeadQuestion, question_id)
    return row.by_id, row.by_role


def as_facts(row: AnyRow) -> QuestionFacts:
    """A question with its answer."""
    asked, reply = row.LeadQuestion, row.Reply
    said = answers.from_json(row.content).handling if row.content else Handling.PUBLIC
    own = row.Commitment.handling
    return QuestionFacts(
        id=asked.id,
        return_id=row.Return.id,
        ref=row.Commitment.ref,
        title=row.Commitment.title,
        quarter=row.Quarter.name,
        words=asked.words,
        by_role=asked.by_role,
        on_behalf_of=asked.on_behalf_of,
        at=asked.at,
        handling=said if own is Handling.PUBLIC else own,
        reply=ReplyFacts(reply.words, reply.by_role, reply.at) if reply else None,
        waits=row.Return.state is ReturnState.SUBMITTED,
    )
