"""What was said before the meeting of what a paper says: recording it, reading it, and what the form of one shows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import ROW_KINDS
from storage.asks.rows import AskWanted, came, subject_of
from storage.enums import Handling
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.facts.rechecks import RecheckForm, RecheckState, SinceThen
from storage.people.roles import Actor
from storage.plan.plan_facts import role_titles
from storage.rechecks.kind import RECHECKS, days_before_meeting, said_in, wanted_of
from storage.record import answers, audit
from storage.record.locks import held_row
from storage.rules.rechecks import reasons
from storage.tables import Ask, Commitment, Quarter, Recheck, Return


@dataclass(frozen=True)
class RecheckAsk:
    """One ask to look again: its row, of which quarter it is, whose it is, and whether it is still wanted."""

    row: Ask
    quarter: QuarterName
    wanted: AskWanted
    open: bool


def recheck_ask(session: Session, ask_id: int) -> RecheckAsk | None:
    """The ask of that id, wanted or not; None where there is none."""
    row = session.get(Ask, ask_id)
    if row is None or row.kind != RECHECKS or row.return_id is None:
        return None
    name = session.get_one(Quarter, row.quarter_id).name
    return_ = session.get_one(Return, row.return_id)
    commitment = session.get_one(Commitment, return_.commitment_id)
    found = ROW_KINDS[RECHECKS].wanted_in(session, name).get(subject_of(row))
    whose = found or wanted_of(return_, commitment, role_titles(session))
    return RecheckAsk(row, name, whose, open=found is not None)


def form_facts(session: Session, ask: RecheckAsk) -> RecheckForm | None:
    """What its form shows; None where there is no meeting any more."""
    days = days_before_meeting(session, ask.quarter)
    found = (one for one in said_in(session, ask.quarter) if one[0].id == ask.wanted.subject)
    return_, commitment, revision = next(found, (None, None, None))
    if days is None or return_ is None or commitment is None or revision is None:
        return None
    answer, rating = answers.from_json(revision.content), return_.agreed_rating or revision.rating
    said = said_of(session, return_.id)
    return RecheckForm(
        ask_id=ask.row.id,
        ref=commitment.ref,
        title=ask.wanted.title,
        rating=rating,
        because=reasons(answer, rating, days.meets),
        said=tuple(words for words in words_of(answer) if words),
        meets=days.meets,
        handling=stricter(commitment.handling, answer.handling),
        now=said[-1] if said else None,
        times=len(said),
    )


def words_of(answer: Answer) -> tuple[str, ...]:
    """What the paper has of it."""
    return (answer.progress, answer.next_steps, answer.reason, answer.path.action if answer.path else "")


def stricter(*marked: Handling) -> Handling:
    """How a commitment or what was said of it is marked: public only where both are."""
    return next((one for one in marked if one is not Handling.PUBLIC), Handling.PUBLIC)


def said_of(session: Session, return_id: int) -> list[SinceThen]:
    """All that was said of one return, the newest last."""
    rows = session.scalars(select(Recheck).where(Recheck.return_id == return_id).order_by(Recheck.id))
    return [as_said(row) for row in rows]


def as_said(row: Recheck) -> SinceThen:
    """One of them as a fact."""
    return SinceThen(row.state, row.words, row.by_role, row.at, row.on_behalf_of)


def since_then(session: Session, name: QuarterName) -> dict[str, SinceThen]:
    """What counts of each commitment of a quarter, by its ref, whoever may read it."""
    rows = session.execute(
        select(Commitment.ref, Recheck)
        .join(Return, Return.id == Recheck.return_id)
        .join(Commitment, Commitment.id == Return.commitment_id)
        .join(Quarter, Quarter.id == Return.quarter_id)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .order_by(Recheck.id)
    )
    return {ref: as_said(row) for ref, row in rows}


def say(
    session: Session,
    ask: RecheckAsk,
    state: RecheckState,
    words: str,
    actor: Actor,
    now: datetime,
    *,
    times: int,
) -> bool:
    """Keeps what was said, unless somebody has said something else since the form was opened, when there were so many
    `times`; says whether it is kept. What stands already is not said twice."""
    row = held_row(session, Ask, ask.row.id)
    if row is None or row.return_id is None or actor.person_id is None:
        return False
    said = said_of(session, row.return_id)
    if len(said) != times:
        return False
    if said and (said[-1].state, said[-1].words) == (state, words):
        return True
    own = ask.wanted.role_id in actor.role_ids
    given = Recheck(
        return_id=row.return_id,
        state=state,
        words=words,
        by_id=actor.person_id,
        by_role=ask.wanted.whose if own else actor.roles[0],
        on_behalf_of="" if own else ask.wanted.whose,
        at=now,
    )
    session.add(given)
    came(session, row, actor.person_id, now)
    audit.record(session, now, "looked_again", given, by=actor.person_id, after={"state": state.value})
    return True
