"""One return: what its form shows, what its answer is held against, and the drafts of it. Recording what is
submitted lives in submissions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import answers, plan_facts, standings
from storage.collecting import timetable_of, today
from storage.enums import Lifecycle, QuarterState, ReturnState
from storage.facts import Answer, FormFacts
from storage.rules import quarters
from storage.rules.rag import scheme
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
    quarter = session.get_one(Quarter, row.quarter_id)
    _, plan, settings = plan_facts.plan_in_force(session)
    book = standings.open_book(session, quarter.name, with_answers=True, ids=[row.commitment_id])
    terms = book.terms[row.commitment_id]
    last = standings.past_rating(book, row.commitment_id)
    times = timetable_of(session, quarter.name)
    form = FormFacts(
        return_id=row.id,
        revision_no=row.revision_no,
        quarter=quarter.name,
        quarter_end=quarters.last_day(quarter.name),
        terms=terms,
        last=last,
        scheme=plan.scheme,
        cut_off=times.cut_off,
        late=now > times.lead_deadline,
    )
    held_against = Terms(
        type=terms.type,
        start=terms.start,
        due=terms.due,
        plan_ends=plan.ends,
        quarter_end=form.quarter_end,
        as_at=today(now),
        allowed=scheme(settings.scheme_key).allowed,
        last=last,
        overdue_milestones=overdue_milestones(session, row.commitment_id, form.quarter_end),
        on_hold=terms.lifecycle is Lifecycle.ON_HOLD,
        rebaselined=standings.moved_since(book, row.commitment_id, last),
        slippage_amber_max_days=scheme(settings.scheme_key).slippage_amber_max_days,
    )
    return OpenReturn(row.id, row.commitment_id, row.state, quarter.state, form, held_against, book.draft_at)


def overdue_milestones(session: Session, commitment_id: int, day: date) -> tuple[str, ...]:
    """The milestones that should have been met by that day."""
    return tuple(
        session.scalars(
            select(Milestone.text)
            .where(Milestone.commitment_id == commitment_id, Milestone.met.is_(None), Milestone.due <= day)
            .order_by(Milestone.position)
        )
    )


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
