"""What waits for one person to agree. What they decide is recorded in reviews, when
they are asked is asks/agreements'; why a return is shown by itself is a rule (storage/rules/sign_off.py)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, or_, select, true
from sqlalchemy.orm import Session

from storage.answering import returns
from storage.answering.returns import OpenReturn
from storage.calendar.quarters import calendar, today
from storage.enums import RUNNING, Duty, QuarterState, Rating, ReportState, ReturnState, Verdict
from storage.facts.sign_off import Agreement, AgreeQueue, QuestionFacts, ReviewFacts, ToAgree
from storage.people.agreers import Agreers, agreers
from storage.people.roles import Actor
from storage.record import answers
from storage.redaction.tombstones import of_revisions
from storage.rules.access import Act
from storage.rules.answering.validation import agreed_instead, check
from storage.rules.calendar.timetable import Timetable
from storage.rules.sign_off import answer_again_by, is_on_time, reasons_to_look
from storage.rules.standing.direction import direction
from storage.sign_off.asked import of_returns
from storage.standing import standing_rows
from storage.standing.backdrop import Backdrop, newest_backdrop
from storage.tables import Commitment, Quarter, Report, Return, Review, Revision

CLEARED = select(Report.id).where(
    Report.quarter_id == bindparam("quarter_id"), Report.state == ReportState.CLEARED
)
DRAFTED = exists().where(Report.quarter_id == Return.quarter_id)
"""Whether a paper of the return's quarter was ever drafted, withdrawn since or not: it was read."""
WAITS = Return.state == ReturnState.SUBMITTED
TAKEN_BACK_STILL = and_(Return.state == ReturnState.AGREED, ~Return.imported, ~DRAFTED)
"""What was agreed and can be taken back."""
SENT_BACK = or_(
    Return.state == ReturnState.RETURNED,
    and_(Return.state == ReturnState.NO_RETURN, Return.rating.is_not(None)),
)
"""What was sent back and not answered again, in time or out of it."""
Waiting = Row[Return, Commitment, Revision]


# --- what waits for one person -------------------------------------------------------------------------


def queue_of(session: Session, actor: Actor, now: datetime) -> AgreeQueue | None:
    """What waits for this person to agree in the newest quarter, in the plan's order: the same number of
    statements for any number of returns. None while no quarter is collected or once its paper is cleared."""
    behind = collected(session)
    return queue_before(session, behind, actor, now) if behind else None


def queue_before(session: Session, behind: Backdrop, actor: Actor, now: datetime) -> AgreeQueue:
    """The same of a quarter whose ratings can be agreed, and whose backdrop is known."""
    any_of = returns_in(behind.quarter.id, or_(WAITS, TAKEN_BACK_STILL, SENT_BACK))
    rows = session.execute(any_of.where(perhaps_theirs(actor))).all()
    found = agreers(session, today(now), behind.titles) if rows else None
    queue = queue_for(session, behind, dict(waiting_for(rows, found, actor)), now)
    return with_what_else(queue, rows, found, actor)


def queues_before(
    session: Session, behind: Backdrop, actors: Sequence[Actor], now: datetime
) -> list[AgreeQueue]:
    """The same of several people, of whom nothing is read twice."""
    rows = session.execute(returns_in(behind.quarter.id, or_(WAITS, TAKEN_BACK_STILL, SENT_BACK))).all()
    found = agreers(session, today(now), behind.titles) if rows else None
    waiting = [one for one in rows if one.Return.state is ReturnState.SUBMITTED]
    whole = queue_for(session, behind, dict.fromkeys(waiting, ""), now)
    lines = {line.return_id: line for line in whole.lines}
    theirs = (
        tuple(
            replace(lines[one.Return.id], on_behalf_of=behalf)
            for one, behalf in waiting_for(rows, found, who)
        )
        for who in actors
    )
    return [
        with_what_else(replace(whole, lines=each), rows, found, who)
        for each, who in zip(theirs, actors, strict=True)
    ]


def with_what_else(
    queue: AgreeQueue, rows: Sequence[Waiting], found: Agreers | None, who: Actor
) -> AgreeQueue:
    """The queue with what they can take back, and what waits for its lead since it was sent back."""
    return replace(
        queue, agreed=tuple(agreed_for(rows, found, who)), with_leads=tuple(sent_back_for(rows, found, who))
    )


def waiting_for(rows: Iterable[Waiting], found: Agreers | None, who: Actor) -> Iterator[tuple[Waiting, str]]:
    """What of these waits for this person, each with the SRO's role on whose behalf they would agree it."""
    for one in rows:
        if found and one.Return.state is ReturnState.SUBMITTED:
            acting = found.acting(who, one.Commitment, one.Revision.author_id)
            if acting:
                yield one, acting.on_behalf_of


def agreed_for(rows: Iterable[Waiting], found: Agreers | None, who: Actor) -> Iterator[Agreement]:
    """What of these was agreed and is this person's to take back."""
    for one in rows:
        if found and one.Return.state is ReturnState.AGREED:
            back = Act.TAKE_BACK_AGREEMENT
            if found.acting(who, one.Commitment, one.Revision.author_id, back):
                terms, rating = one.Commitment, one.Return.agreed_rating or Rating.NONE
                yield Agreement(one.Return.id, one.Revision.no, terms.ref, terms.title, rating)


def sent_back_for(
    rows: Iterable[Waiting], found: Agreers | None, who: Actor
) -> Iterator[tuple[str, datetime | None]]:
    """What of these was sent back, and would be this person's to agree once it is answered again."""
    for one in rows:
        is_back = one.Return.state in (ReturnState.RETURNED, ReturnState.NO_RETURN)
        if found and is_back and found.acting(who, one.Commitment, one.Revision.author_id):
            has_time = one.Return.state is ReturnState.RETURNED
            yield one.Commitment.ref, one.Return.due_at if has_time else None


def perhaps_theirs(actor: Actor) -> ColumnElement[bool]:
    """The commitments that someone may have to agree, so that not everybody's are read: as SRO, as staff officer,
    as second agreer, or as chief executive in the place of any SRO. Which they are is Agreers' to say."""
    if Duty.CHIEF_EXECUTIVE in actor.duties:
        return true()
    as_sro = Commitment.sro_role_id.in_(actor.role_ids | actor.agrees_for)
    return as_sro | Commitment.second_agreer_role_id.in_(actor.role_ids)


def collected(session: Session) -> Backdrop | None:
    """That of the newest quarter, while its ratings can be agreed: until its paper is cleared."""
    behind = newest_backdrop(session)
    return behind if behind and takes_agreement(session, behind.quarter) else None


def takes_agreement(session: Session, quarter: Quarter) -> bool:
    """Whether ratings of the quarter can still be agreed."""
    if quarter.state not in RUNNING:
        return False
    return session.scalars(CLEARED, {"quarter_id": quarter.id}).first() is None


def may_send_back(quarter: Quarter, times: Timetable, now: datetime) -> bool:
    """Whether a lead still has time to answer again: while returns come in, and until SROs are to be done."""
    return quarter.state is QuarterState.OPEN or now < times.sros_done


def waiting_in(quarter_id: int) -> Select[Return, Commitment, Revision]:
    """The returns of a quarter that are answered and not agreed, in the plan's order."""
    return returns_in(quarter_id, WAITS)


def returns_in(quarter_id: int, which: ColumnElement[bool]) -> Select[Return, Commitment, Revision]:
    """Those of a quarter's returns with what was said in them last, in the plan's order."""
    return (
        select(Return, Commitment, Revision)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(Revision, standing_rows.current_revision())
        .where(Return.quarter_id == quarter_id, which)
        .order_by(Commitment.priority_id, Commitment.position)
    )


def queue_for(
    session: Session, behind: Backdrop, waiting: Mapping[Waiting, str], now: datetime
) -> AgreeQueue:
    """These returns as a queue; each with the SRO's role on whose behalf a staff officer would agree it."""
    rows = [one.Return for one in waiting]
    opened = returns.open_returns(session, behind, rows, now) if rows else {}
    before = sent_back_before(session, opened) if rows else {}
    again = answer_again_by(now, behind.times, calendar(session))
    noted = of_revisions(session, [one.Revision.id for one in waiting]) if rows else {}
    asked = of_returns(session, opened) if rows else {}
    return AgreeQueue(
        quarter=behind.name,
        deadline=behind.times.sros_done,
        answer_by=again if may_send_back(behind.quarter, behind.times, now) else None,
        lines=tuple(
            replace(
                to_agree(one, opened[id], before.get(id), asked.get(id, ())),
                on_behalf_of=behalf,
                tombstone=noted.get(one.Revision.id),
            )
            for one, behalf in waiting.items()
            for id in (one.Return.id,)
        ),
        scheme=behind.plan.scheme,
        overdue=now > behind.times.sros_done,
    )


def to_agree(
    one: Waiting, opened: OpenReturn, sent_back: ReviewFacts | None, questions: tuple[QuestionFacts, ...]
) -> ToAgree:
    """One return as whoever agrees it sees it."""
    answer, last = answers.from_json(one.Revision.content), opened.form.last
    way, _ = direction(answer.rating, last.rating if last else None, rebaselined=opened.terms.rebaselined)
    warnings = tuple(found for found in check(answer, opened.terms) if not found.blocks)
    reasons = reasons_to_look(
        answer.rating,
        last.rating if last else None,
        way,
        warned=bool(warnings),
        sent_back=sent_back is not None,
        on_time=is_on_time(answer, last, opened.last_answer, opened.terms.as_at),
        asked=bool(questions),
    )
    return ToAgree(
        return_id=one.Return.id,
        revision_no=one.Revision.no,
        terms=opened.form.terms,
        answer=answer,
        last=last,
        direction=way,
        by_role=one.Revision.author_role,
        source=one.Revision.source,
        at=one.Revision.at,
        late=answers.was_late(one.Revision.content, one.Return.late),
        warnings=warnings,
        reasons=reasons,
        sent_back=sent_back,
        instead=agreed_instead(answer, opened.terms),
        outcomes=opened.outcomes,
        questions=questions,
    )


def sent_back_before(session: Session, return_ids: Iterable[int]) -> dict[int, ReviewFacts]:
    """What was said when each of these returns was last sent back."""
    rows = session.execute(
        select(Review, Revision.rating)
        .join(Revision, (Revision.return_id == Review.return_id) & (Revision.no == Review.revision_no))
        .where(Review.return_id.in_(list(return_ids)), Review.verdict == Verdict.SENT_BACK)
        .order_by(Review.id)
    )
    return {review.return_id: review_facts(review, rating) for review, rating in rows}


def review_facts(review: Review, lead_rating: Rating) -> ReviewFacts:
    """A review as a fact, beside the rating that the lead gave."""
    return ReviewFacts(
        verdict=review.verdict,
        rating=review.rating,
        lead_rating=lead_rating,
        reason=review.reason,
        by_role=review.by_role,
        on_behalf_of=review.on_behalf_of,
        at=review.at,
    )
