"""One return: what its form shows and what its answer is held against. Recording what is submitted lives in
submissions, what is only typed in drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from storage.calendar.quarters import today
from storage.decisions.due_dates import without_refused
from storage.decisions.support import asked_earlier
from storage.enums import Lifecycle, QuarterState, ReturnState
from storage.facts.answering import Answer
from storage.facts.decisions import NOTHING_YET, Outcomes
from storage.facts.form import FormFacts
from storage.facts.plan import OpenMilestone, QuarterName
from storage.plan.milestones import open_milestones, overdue
from storage.record import answers
from storage.record.locks import held_row
from storage.rules.answering.validation import Terms, ruled_out
from storage.rules.calendar import quarters
from storage.rules.standing.rag import Scheme, scheme
from storage.standing import standings
from storage.standing.agreed_ratings import review_of
from storage.standing.backdrop import Backdrop, backdrop_of
from storage.standing.runs import running
from storage.tables import Commitment, Quarter, Return, Revision

WITH_COMMITMENT = joinedload(Return.commitment, innerjoin=True)
HELD = "held_return"
"""Where a session keeps the return that it has held from its beginning."""


class NoSuchReturn(Exception):
    """The return is not there: a button of another plan or of another database."""


@dataclass(frozen=True)
class OpenReturn:
    """A return with all that its form and its rules need."""

    id: int
    commitment_id: int
    state: ReturnState
    quarter_state: QuarterState
    form: FormFacts
    terms: Terms
    behind: Backdrop
    last_answer: Answer | None = None
    """What was said of it last time, in whole: a return without change carries it on."""
    outcomes: Outcomes = NOTHING_YET
    """What became of what the answer that stands asks to be decided."""
    own_time: bool = False
    """Whether it was given more time, by an extension or by being sent back, and that has not run out."""


# --- looking -------------------------------------------------------------------------------------------


def held_return(session: Session, return_id: int) -> Return:
    """The return, which nobody else changes before this transaction ends, with its commitment: for the beginning of a
    transaction, as both are read anew. Raises NoSuchReturn."""
    found = held_row(session, Return, return_id, WITH_COMMITMENT)
    if found is None:
        raise NoSuchReturn(return_id)
    session.info[HELD] = found
    return found


def return_row(session: Session, return_id: int, *, lock: bool = False) -> Return:
    """The return; with `lock`, nobody else changes it before this transaction ends. Raises NoSuchReturn."""
    held: Return | None = session.info.get(HELD)
    if held is not None and held.id == return_id:
        return held
    found = held_row(session, Return, return_id) if lock else session.get(Return, return_id)
    if found is None:
        raise NoSuchReturn(return_id)
    return found


def open_return(
    session: Session,
    row: Return,
    now: datetime,
    behind: Backdrop | None = None,
    book: standings.Book | None = None,
) -> OpenReturn:
    """The return with its form's facts and its rules' terms: a fixed number of statements. A `behind` and a `book` of
    its quarter that the caller has read, with the answers, are not read again."""
    return open_returns(session, behind or backdrop_of(session, row.quarter_id), [row], now, book)[row.id]


def open_returns(
    session: Session,
    behind: Backdrop,
    rows: Sequence[Return],
    now: datetime,
    book: standings.Book | None = None,
) -> dict[int, OpenReturn]:
    """Returns of one quarter, by id: the same number of statements for any number of them."""
    ids = [row.commitment_id for row in rows]
    around = Around(
        behind=behind,
        scheme=scheme(behind.settings.scheme_key),
        book=book or standings.book_before(session, behind, with_answers=True, ids=ids),
        milestones=open_milestones(session, ids, quarters.first_day(behind.name)),
        supported=asked_earlier(session, ids, [row.id for row in rows]),
        running=running(session, behind.name, ids),
        now=now,
    )
    return {row.id: opened(row, around) for row in rows}


@dataclass(frozen=True)
class Around:
    """What the returns of one quarter share, read once."""

    behind: Backdrop
    scheme: Scheme
    book: standings.Book
    milestones: Mapping[int, Sequence[OpenMilestone]]
    supported: frozenset[int]
    """The commitments that wait for help which an earlier return asked for."""
    running: Mapping[int, int]
    now: datetime


def opened(row: Return, around: Around) -> OpenReturn:
    """One return among what it shares with the others."""
    form = form_facts(row, around)
    terms = held_against(row, form, around)
    return OpenReturn(
        id=row.id,
        commitment_id=row.commitment_id,
        state=row.state,
        quarter_state=around.behind.quarter.state,
        form=replace(form, ruled_out=ruled_out(terms)),
        terms=terms,
        behind=around.behind,
        last_answer=last_answer(row, around),
        outcomes=standings.outcomes_of(around.book.returns[row.commitment_id]),
        own_time=row.due_at is not None and around.now < row.due_at,
    )


def form_facts(row: Return, around: Around) -> FormFacts:
    """What the form shows. A return that was sent back or extended has its own deadline, never an earlier one."""
    times = around.behind.times
    return FormFacts(
        return_id=row.id,
        revision_no=row.revision_no,
        quarter=around.behind.name,
        quarter_end=quarters.last_day(around.behind.name),
        terms=around.book.terms[row.commitment_id],
        last=standings.past_rating(around.book, row.commitment_id),
        scheme=around.behind.plan.scheme,
        cut_off=max(times.cut_off, row.due_at or times.cut_off),
        late=around.now > max(times.lead_deadline, row.due_at or times.lead_deadline),
        milestones=tuple(around.milestones.get(row.commitment_id, ())),
        review=review_of(around.book.returns.get(row.commitment_id)),
        waived=row.state is ReturnState.WAIVED,
    )


def held_against(row: Return, form: FormFacts, around: Around) -> Terms:
    """What the rules hold an answer against."""
    terms = form.terms
    return Terms(
        type=terms.type,
        start=terms.start,
        due=terms.due,
        plan_ends=around.behind.plan.ends,
        quarter_end=form.quarter_end,
        as_at=today(around.now),
        allowed=around.scheme.allowed,
        last=form.last,
        overdue_milestones=overdue(form.milestones, form.quarter_end),
        open_support=row.commitment_id in around.supported,
        on_hold=terms.lifecycle is Lifecycle.ON_HOLD,
        rebaselined=standings.moved_since(around.book, row.commitment_id, form.last),
        slippage_amber_max_days=around.scheme.slippage_amber_max_days,
        running=around.running.get(row.commitment_id, 1),
        # Names that are no person's: every role of the plan, and what this commitment is called.
        known_names=(*around.behind.titles.values(), terms.title, terms.area, terms.priority_title),
    )


def last_answer(row: Return, around: Around) -> Answer | None:
    """The answer of the quarter that this one is compared with."""
    before = around.book.before.get(row.commitment_id)
    return standings.answer_of(before) if before else None


def return_of(session: Session, commitment_id: int, name: QuarterName) -> int | None:
    """The return of a commitment in that quarter; None where it is not asked for."""
    of_quarter = Quarter.year == name.year, Quarter.number == name.number
    query = select(Return.id).join(Quarter, Return.quarter_id == Quarter.id).where(*of_quarter)
    return session.scalars(query.where(Return.commitment_id == commitment_id)).one_or_none()


def commitment_of(session: Session, return_id: int) -> Commitment:
    """Whose return it is: what the access table asks. Raises NoSuchReturn."""
    found = session.get(Return, return_id, options=[WITH_COMMITMENT])
    if found is None:
        raise NoSuchReturn(return_id)
    return found.commitment


def current_answer(session: Session, row: Return) -> Answer | None:
    """What was last submitted in this return, for its form to begin with."""
    revision = current_revision(session, row)
    return without_refused(session, row, answers.from_json(revision.content)) if revision else None


def current_revision(session: Session, row: Return) -> Revision | None:
    """The newest revision of a return."""
    if not row.revision_no:
        return None
    return session.scalars(
        select(Revision).where(Revision.return_id == row.id, Revision.no == row.revision_no)
    ).one_or_none()
