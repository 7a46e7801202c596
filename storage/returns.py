"""One return: what its form shows, what its answer is held against, and the drafts of it. Recording what is
submitted lives in submissions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import answers, plan_facts, standings
from storage.collecting import timetable_of, today
from storage.enums import Lifecycle, QuarterState, ReturnState
from storage.facts import Answer, FormFacts, PlanFacts
from storage.rules import quarters
from storage.rules.rag import Scheme, scheme
from storage.rules.timetable import Timetable
from storage.rules.validation import Terms
from storage.tables import Commitment, Draft, Milestone, Quarter, Return, Revision


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
    draft_at: datetime | None
    own_time: bool = False
    """Whether it was given more time, by an extension or by being sent back, and that has not run out."""


# --- looking -------------------------------------------------------------------------------------------


def return_row(session: Session, return_id: int, *, lock: bool = False) -> Return:
    """The return; with `lock`, nobody else changes it before this transaction ends. Raises NoSuchReturn."""
    query = select(Return).where(Return.id == return_id)
    found = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise NoSuchReturn(return_id)
    return found


def open_return(session: Session, row: Return, now: datetime) -> OpenReturn:
    """The return with its form's facts and its rules' terms: a fixed number of statements."""
    return open_returns(session, row.quarter_id, [row], now)[row.id]


def open_returns(
    session: Session, quarter_id: int, rows: Sequence[Return], now: datetime
) -> dict[int, OpenReturn]:
    """Returns of one quarter, by id: the same number of statements for any number of them."""
    quarter = session.get_one(Quarter, quarter_id)
    _, plan, settings = plan_facts.plan_in_force(session)
    ids = [row.commitment_id for row in rows]
    around = Around(
        quarter=quarter,
        plan=plan,
        scheme=scheme(settings.scheme_key),
        book=standings.open_book(session, quarter.name, with_answers=True, ids=ids),
        times=timetable_of(session, quarter.name),
        overdue=overdue_milestones(session, ids, quarters.last_day(quarter.name)),
        now=now,
    )
    return {row.id: opened(row, around) for row in rows}


@dataclass(frozen=True)
class Around:
    """What the returns of one quarter share, read once."""

    quarter: Quarter
    plan: PlanFacts
    scheme: Scheme
    book: standings.Book
    times: Timetable
    overdue: Mapping[int, Sequence[str]]
    now: datetime


def opened(row: Return, around: Around) -> OpenReturn:
    """One return among what it shares with the others."""
    form = form_facts(row, around)
    return OpenReturn(
        id=row.id,
        commitment_id=row.commitment_id,
        state=row.state,
        quarter_state=around.quarter.state,
        form=form,
        terms=held_against(row, form, around),
        draft_at=around.book.draft_at,
        own_time=row.due_at is not None and around.now < row.due_at,
    )


def form_facts(row: Return, around: Around) -> FormFacts:
    """What the form shows. A return that was sent back or extended has its own deadline, never an earlier one."""
    times = around.times
    return FormFacts(
        return_id=row.id,
        revision_no=row.revision_no,
        quarter=around.quarter.name,
        quarter_end=quarters.last_day(around.quarter.name),
        terms=around.book.terms[row.commitment_id],
        last=standings.past_rating(around.book, row.commitment_id),
        scheme=around.plan.scheme,
        cut_off=max(times.cut_off, row.due_at or times.cut_off),
        late=around.now > max(times.lead_deadline, row.due_at or times.lead_deadline),
    )


def held_against(row: Return, form: FormFacts, around: Around) -> Terms:
    """What the rules hold an answer against."""
    terms = form.terms
    return Terms(
        type=terms.type,
        start=terms.start,
        due=terms.due,
        plan_ends=around.plan.ends,
        quarter_end=form.quarter_end,
        as_at=today(around.now),
        allowed=around.scheme.allowed,
        last=form.last,
        overdue_milestones=tuple(around.overdue.get(row.commitment_id, ())),
        on_hold=terms.lifecycle is Lifecycle.ON_HOLD,
        rebaselined=standings.moved_since(around.book, row.commitment_id, form.last),
        slippage_amber_max_days=around.scheme.slippage_amber_max_days,
    )


def overdue_milestones(session: Session, ids: Collection[int], day: date) -> Mapping[int, Sequence[str]]:
    """The milestones of each commitment that should have been met by that day."""
    rows = session.execute(
        select(Milestone.commitment_id, Milestone.text)
        .where(Milestone.commitment_id.in_(ids), Milestone.met.is_(None), Milestone.due <= day)
        .order_by(Milestone.position)
    )
    found: dict[int, list[str]] = {}
    for commitment_id, text in rows:
        found.setdefault(commitment_id, []).append(text)
    return found


def commitment_of(session: Session, return_id: int) -> Commitment:
    """Whose return it is: what the access table asks. Raises NoSuchReturn."""
    return session.get_one(Commitment, return_row(session, return_id).commitment_id)


def current_answer(session: Session, row: Return) -> Answer | None:
    """What was last submitted in this return."""
    revision = current_revision(session, row)
    return answers.from_json(revision.content) if revision else None


def current_revision(session: Session, row: Return) -> Revision | None:
    """The newest revision of a return."""
    return session.scalars(
        select(Revision).where(Revision.return_id == row.id, Revision.no == row.revision_no)
    ).one_or_none()


# --- drafts --------------------------------------------------------------------------------------------


def draft_of(session: Session, return_id: int, person_id: int) -> Mapping[str, str]:
    """What this person has typed and not sent; empty where nothing is."""
    found = session.get(Draft, (return_id, person_id))
    return found.typed if found else {}


def keep_draft(
    session: Session, return_id: int, person_id: int, typed: Mapping[str, str], now: datetime
) -> None:
    """Keeps what is typed so far, in place of what was kept before."""
    session.merge(Draft(return_id=return_id, person_id=person_id, typed=dict(typed), at=now))
    row = return_row(session, return_id)
    if row.state is ReturnState.PROMPTED:
        row.state = ReturnState.DRAFTING
