"""Recording what is said of a return by whoever agrees it: agreed, agreed with another rating, sent back. Once for
each revision, under a lock, and never of one's own. Who may is people/agreers'; the words are digests'."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.answering.returns import current_revision, open_return, return_row
from storage.calendar.quarters import calendar, timetable_of, today
from storage.enums import Lifecycle, Rating, ReturnState, Verdict
from storage.facts.plan import QuarterName
from storage.facts.sign_off import VerdictLine
from storage.people.agreers import Acting, Agreers, agreers
from storage.people.roles import Actor
from storage.record import answers, audit
from storage.rules.access import Act
from storage.rules.answering.validation import agreed_instead
from storage.rules.sign_off import answer_again_by
from storage.sign_off.queues import may_send_back, review_facts, takes_agreement
from storage.tables import Commitment, Quarter, Return, Review, Revision

SETTLED = (ReturnState.AGREED, ReturnState.RETURNED, ReturnState.CLEARED, ReturnState.PUBLISHED)


@dataclass(frozen=True)
class Decision:
    """One verdict as it came, on the revision that its author saw. `rating` goes with a change; `reason` is why,
    or what is asked of the lead."""

    return_id: int
    revision_no: int
    verdict: Verdict
    rating: Rating | None = None
    reason: str = ""

    @property
    def act(self) -> Act:
        """What somebody does who gives it."""
        return Act.SEND_BACK if self.verdict is Verdict.SENT_BACK else Act.AGREE


@dataclass(frozen=True)
class Decided:
    """It was recorded. `told` says whether somebody in Slack hears of it."""

    line: VerdictLine
    quarter: QuarterName
    told: bool = True


@dataclass(frozen=True)
class Settled:
    """It had been agreed or sent back before: nothing was recorded a second time."""

    ref: str


@dataclass(frozen=True)
class Revised:
    """The lead has said something else since; nothing was recorded."""

    ref: str


@dataclass(frozen=True)
class NotYours:
    """The act is not this person's. `own` says that they lead it or sent it (V23); `whose` is the role that agrees
    it, empty where there is none."""

    act: Act
    own: bool
    whose: str


@dataclass(frozen=True)
class TooLate:
    """The paper is cleared, or there is no time left to answer again; nothing was recorded."""

    ref: str
    verdict: Verdict


@dataclass(frozen=True)
class NotPossible:
    """The reason is missing (V22), or the other rating is none that can be agreed; nothing was recorded. `case` is
    reason_missing or not_another."""

    case: str


Outcome = Decided | Settled | Revised | NotYours | TooLate | NotPossible


def decide_all(session: Session, decisions: Iterable[Decision], actor: Actor, now: datetime) -> list[Outcome]:
    """Records each verdict, or says why not. In the order of the returns, so that two people who decide at once
    never wait for one another. Raises NoSuchReturn."""
    found = agreers(session, today(now))
    in_order = sorted(decisions, key=lambda one: one.return_id)
    return [decide(session, one, found, actor, now) for one in in_order]


def decide(session: Session, decision: Decision, found: Agreers, actor: Actor, now: datetime) -> Outcome:
    """Records one verdict. The return is locked first: of two at once the second sees the first."""
    row = return_row(session, decision.return_id, lock=True)
    commitment, revision = session.get_one(Commitment, row.commitment_id), current_revision(session, row)
    author_id = revision.author_id if revision else None
    acting = found.acting(actor, commitment, author_id, decision.act)
    if acting is None:
        return not_yours(found, actor, commitment, author_id, decision.act)
    if row.state in SETTLED:
        return Settled(commitment.ref)
    if revision is None or row.state is not ReturnState.SUBMITTED or revision.no != decision.revision_no:
        return Revised(commitment.ref)
    if is_too_late(session, row, decision, now):
        return TooLate(commitment.ref, decision.verdict)
    objection = objection_to(session, row, revision, decision, now)
    if objection:
        return objection
    return record(session, row, revision, decision, acting, now)


def not_yours(
    found: Agreers, actor: Actor, commitment: Commitment, author_id: int | None, act: Act
) -> NotYours:
    """Why this person may not do that, and who may."""
    parties = found.parties(commitment, author_id)
    own = actor.person_id is not None and actor.person_id in (parties.author, parties.lead)
    role_id = found.second_role_id(commitment) if parties.needs_second else commitment.sro_role_id
    return NotYours(act, own, found.titles.get(role_id or 0, ""))


def is_too_late(session: Session, row: Return, decision: Decision, now: datetime) -> bool:
    """Whether the paper is cleared or, for sending back, no time is left to answer again."""
    quarter = session.get_one(Quarter, row.quarter_id)
    if not takes_agreement(session, quarter):
        return True
    back = decision.verdict is Verdict.SENT_BACK
    return back and not may_send_back(quarter, timetable_of(session, quarter.name), now)


def objection_to(
    session: Session, row: Return, revision: Revision, decision: Decision, now: datetime
) -> NotPossible | None:
    """What stands against a verdict: another rating needs its reason (V22), sending back says what is wanted, and
    no rating is agreed but those that may be."""
    if decision.verdict is Verdict.AGREED:
        return None
    if not decision.reason.strip():
        return NotPossible("reason_missing")
    if decision.verdict is Verdict.SENT_BACK:
        return None
    instead = agreed_instead(answers.from_json(revision.content), open_return(session, row, now).terms)
    may_be = decision.rating is not None and instead.get(decision.rating) == ""
    return None if may_be else NotPossible("not_another")


# --- recording -----------------------------------------------------------------------------------------


def record(
    session: Session,
    row: Return,
    revision: Revision,
    decision: Decision,
    acting: Acting,
    now: datetime,
) -> Decided:
    """The review, what it makes of the return and of the commitment, and the audit event."""
    review = review_of(row, revision, decision, acting, now)
    session.add(review)
    before = state_of(row)
    if decision.verdict is Verdict.SENT_BACK:
        send_back(session, row, now)
    else:
        agree(session, row, revision, review, acting, now)
    audit.record(session, now, decision.verdict, row, by=acting.person_id, before=before, after=state_of(row))
    session.flush()
    return decided(session, row, revision, review)


def review_of(row: Return, revision: Revision, decision: Decision, acting: Acting, now: datetime) -> Review:
    """What was said, by whom, in which role and on whose behalf."""
    back = decision.verdict is Verdict.SENT_BACK
    return Review(
        return_id=row.id,
        revision_no=revision.no,
        verdict=decision.verdict,
        rating=None if back else decision.rating or revision.rating,
        reason=decision.reason.strip(),
        by_id=acting.person_id,
        by_role=acting.role,
        on_behalf_of=acting.on_behalf_of,
        at=now,
    )


def state_of(row: Return) -> dict[str, Any]:
    """What the audit says of a return."""
    return {"state": row.state, "rating": row.rating, "agreed_rating": row.agreed_rating}


def send_back(session: Session, row: Return, now: datetime) -> None:
    """The lead is to answer again, by a deadline of the return's own."""
    name = session.get_one(Quarter, row.quarter_id).name
    row.state = ReturnState.RETURNED
    row.due_at = answer_again_by(now, timetable_of(session, name), calendar(session))


def agree(
    session: Session, row: Return, revision: Revision, review: Review, acting: Acting, now: datetime
) -> None:
    """The agreed rating stands beside the lead's. A commitment that is agreed to be complete is complete from
    here on."""
    row.state, row.agreed_rating = ReturnState.AGREED, review.rating
    row.agreed_by_role_id, row.agreed_on = acting.agreed_role_id, today(now)
    if review.rating is not Rating.BLUE:
        return
    commitment, answer = session.get_one(Commitment, row.commitment_id), answers.from_json(revision.content)
    commitment.lifecycle = Lifecycle.COMPLETE_MONITORING if answer.monitor else Lifecycle.COMPLETE
    commitment.monitor_after_completion = bool(answer.monitor)
    commitment.completed_on = answer.completed_on or commitment.completed_on
    audit.record(session, now, "completed", commitment, by=review.by_id)


def decided(session: Session, row: Return, revision: Revision, review: Review) -> Decided:
    """What the lead is told."""
    commitment = session.get_one(Commitment, row.commitment_id)
    back = review.verdict is Verdict.SENT_BACK
    line = VerdictLine(
        return_id=row.id,
        ref=commitment.ref,
        title=commitment.title,
        review=review_facts(review, revision.rating),
        answer_by=row.due_at if back else None,
        review_id=review.id,
    )
    return Decided(line, session.get_one(Quarter, row.quarter_id).name)
