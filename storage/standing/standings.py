"""How commitments stand in a quarter: rating, direction of travel, what was said, and what a reader may not
see. Facts for the queries, the digest and the paper; the statements behind them are in standing_rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from storage.enums import Handling, QuarterState, Rating, ReturnState
from storage.facts.answering import Answer, PastRating
from storage.facts.decisions import NOTHING_YET, Outcomes
from storage.facts.plan import CommitmentTerms, PriorityFacts, QuarterName
from storage.facts.standing import PlanStanding, PriorityStanding, Standing
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts
from storage.plan.plan_facts import Ids, Move
from storage.record import answers
from storage.record.rows import AnyRow
from storage.rules.access import Act, may
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_let_off, stands
from storage.rules.standing.direction import direction
from storage.rules.standing.rollup import counts, worst_known
from storage.standing import standing_rows
from storage.standing.agreed_ratings import agreed_by, agreement_of, rating_before, rating_of
from storage.standing.backdrop import Backdrop
from storage.standing.past_terms import COLLECTING, as_they_were
from storage.standing.standing_rows import FINISHED
from storage.tables import Quarter

NEWER = aliased(Quarter)
CLOSED = select(
    Quarter.cut_off_at,
    exists().where(
        NEWER.state != QuarterState.PLANNED, NEWER.year * 4 + NEWER.number > Quarter.year * 4 + Quarter.number
    ),
).where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
"""When a quarter's returns closed, and whether a newer one has been opened since."""


@dataclass(frozen=True)
class Book:
    """The rows of one quarter, read together."""

    quarter: QuarterName
    titles: Mapping[int, str]
    terms: Mapping[int, CommitmentTerms]
    returns: Mapping[int, AnyRow]
    before: Mapping[int, AnyRow]
    moves: Mapping[int, Sequence[Move]]
    closed_at: datetime | None
    """When returns closed."""
    answers: bool


def open_book(session: Session, quarter: QuarterName, *, with_answers: bool, ids: Ids = None) -> Book:
    """Reads a quarter: six statements, whatever the plan's size. Once a newer one has been opened, due dates are as
    they stood while its returns came in."""
    titles, moves = plan_facts.role_titles(session), plan_facts.moves(session)
    closed_at, is_past = session.execute(CLOSED, standing_rows.in_quarter(quarter)).first() or (None, False)
    known = titles, moves, closed_at
    book = book_with(session, quarter, *known, with_answers=with_answers, ids=ids)
    if not is_past:
        return book
    return replace(book, terms=as_they_were(book.quarter, book.terms, book.moves, book.returns))


def book_before(session: Session, behind: Backdrop, *, with_answers: bool, ids: Ids = None) -> Book:
    """Reads what differs by commitment before a backdrop that is known: three statements."""
    known = behind.titles, behind.moves, behind.quarter.cut_off_at
    return book_with(session, behind.name, *known, with_answers=with_answers, ids=ids)


def book_with(
    session: Session,
    quarter: QuarterName,
    titles: Mapping[int, str],
    moves: Mapping[int, Sequence[Move]],
    closed_at: datetime | None,
    *,
    with_answers: bool,
    ids: Ids,
) -> Book:
    """The book of a quarter whose titles, moved dates and closing are known."""
    return Book(
        quarter=quarter,
        titles=titles,
        terms=plan_facts.terms_by_id(session, titles, moves, ids, quarter),
        returns=standing_rows.returns_of(session, quarter, with_answers, ids),
        before=standing_rows.ratings_before(session, quarter, with_answers, ids),
        moves=moves,
        closed_at=closed_at,
        answers=with_answers,
    )


def standings(book: Book) -> dict[int, Standing]:
    """Every live commitment of the quarter: those with a return, and those complete without one. Nothing is
    withheld yet: see `for_reader`."""
    last_day = quarters.last_day(book.quarter)
    return {
        commitment_id: standing(book, commitment_id, terms)
        for commitment_id, terms in book.terms.items()
        if commitment_id in book.returns or complete_by(terms, last_day)
    }


def complete_by(terms: CommitmentTerms, day: date) -> bool:
    """Whether the commitment was complete, with nothing left to monitor, by then."""
    finished = terms.lifecycle in FINISHED
    return finished and (terms.completed_on is None or terms.completed_on <= day)


def standing(book: Book, commitment_id: int, terms: CommitmentTerms) -> Standing:
    """One commitment in one quarter."""
    row = book.returns.get(commitment_id)
    last = past_rating(book, commitment_id)
    rating = rating_of(row) if row else Rating.BLUE
    moved = moved_since(book, commitment_id, last)
    before = last.rating if last else None
    way, because = direction(rating, before, rebaselined=moved, came_by=terms.came_by)
    review = agreement_of(row)
    aside, aside_by = set_aside_in(row) if book.answers else (None, "")
    came_late, again_late = (is_after(at, book.closed_at) for at in times_of(row))
    return Standing(
        terms=terms,
        state=stands(row.state, row.agreed_rating or row.rating) if row else ReturnState.AGREED,
        rating=rating,
        direction=way,
        compared_with=last.quarter if last else None,
        not_comparable_because=because,
        last=last,
        answer=answer_of(row) if row and book.answers and not is_let_off(row.state) else None,
        withheld=False,
        agreed_by=agreed_by(book.titles, row, review),
        imported=bool(row and row.imported),
        submitted_at=row.submitted_at if row else None,
        late=bool(row and row.late),
        sent_late=bool(row and book.answers and row.content and answers.was_late(row.content, row.late)),
        after_closing=came_late,
        again_after_closing=again_late and not came_late,
        lead_rating=review.lead_rating if review and review.rating is not review.lead_rating else None,
        override_reason=review.reason if review and book.answers else "",
        on_behalf_of=review.on_behalf_of if review else "",
        agreed_on=row.agreed_on if row else None,
        by_office=bool(row and book.answers and row.source),
        outcomes=outcomes_of(row) if row and book.answers else NOTHING_YET,
        set_aside=aside,
        set_aside_by=aside_by,
    )


def answer_of(row: AnyRow) -> Answer | None:
    """What the newest revision says."""
    return answers.from_json(row.content) if row.content else None


def set_aside_in(row: AnyRow | None) -> tuple[Rating | None, str]:
    """The rating that a return had until it was waived, and who had agreed it; None where it was never answered."""
    if row is None or row.said_rating is None or not is_let_off(row.state):
        return None, ""
    agreed = row.reviewed_rating if row.was_agreed_by and row.reviewed_no == row.revision_no else None
    return agreed or row.said_rating, row.was_agreed_by or ""


def outcomes_of(row: AnyRow) -> Outcomes:
    """What became of what the newest revision asks to be decided."""
    return Outcomes(new_date=row.new_date, decision=row.decision)


def past_rating(book: Book, commitment_id: int) -> PastRating | None:
    """The rating to compare with, and what was promised with it."""
    row = book.before.get(commitment_id)
    if row is None:
        return None
    said = answer_of(row) if book.answers else None
    return PastRating(
        quarter=QuarterName(row.year, row.number),
        rating=rating_before(row),
        promise=said.next_steps if said else "",
        progress=said.progress if said else "",
        agreed=row.agreed_rating is not None,
        handling=said.handling if said else Handling.PUBLIC,
        agreed_on=row.agreed_on,
    )


def moved_since(book: Book, commitment_id: int, last: PastRating | None) -> bool:
    """Whether the due date was moved between the compared quarter's collecting and this one's, where none is compared
    since the quarter before: a green obtained by moving the date must be visible."""
    moves = book.moves.get(commitment_id)
    if not moves:
        return False
    compared_with = last.quarter if last else quarters.previous(book.quarter)
    after = quarters.last_day(compared_with) + COLLECTING
    until = quarters.last_day(book.quarter) + COLLECTING
    return any(after < move.at.date() <= until for move in moves)


def times_of(row: AnyRow | None) -> tuple[datetime | None, datetime | None]:
    """When a return first came, and when its newest answer did."""
    return (row.first_at, row.submitted_at) if row else (None, None)


def is_after(came: datetime | None, closed_at: datetime | None) -> bool:
    """Whether an answer came when returns had closed."""
    return bool(came and closed_at and came >= closed_at)


def for_reader(session: Session, found: Mapping[int, Standing], reader: Actor | None) -> dict[int, Standing]:
    """The same standings with what this reader may not see withheld; `reader` None is the public."""
    guarded = [key for key, one in found.items() if guards_answer(one) or guards_last(one)]
    owners = standing_rows.owners(session, guarded) if reader and guarded else {}
    hidden = {
        commitment_id
        for commitment_id in guarded
        if reader is None or not may(Act.VIEW_WITHHELD, capacities(reader, owners[commitment_id]))
    }
    return {key: withheld(one) if key in hidden else one for key, one in found.items()}


def guards_answer(one: Standing) -> bool:
    """Whether what was said this quarter is restricted or exempt."""
    return one.terms.handling is not Handling.PUBLIC or bool(
        one.answer and one.answer.handling is not Handling.PUBLIC
    )


def guards_last(one: Standing) -> bool:
    """Whether what was said last time is restricted or exempt."""
    return one.terms.handling is not Handling.PUBLIC or bool(
        one.last and one.last.handling is not Handling.PUBLIC
    )


def withheld(one: Standing) -> Standing:
    """The same without a word of what is restricted or exempt, a restricted commitment's title included: it
    is counted, and not shown but for the line that was written for the public."""
    last = replace(one.last, promise="", progress="") if one.last and guards_last(one) else one.last
    if not guards_answer(one):
        return replace(one, last=last)
    titled = one.terms if one.terms.handling is Handling.PUBLIC else replace(one.terms, title="")
    line = one.answer.public_line if one.answer else ""
    hidden = replace(one, terms=titled, answer=None, last=last, override_reason="", withheld=True)
    return replace(hidden, outcomes=NOTHING_YET, public_line=line)


def by_priority(
    priorities: Iterable[PriorityFacts], found: Iterable[Standing]
) -> tuple[PriorityStanding, ...]:
    """The standings under their priorities, with counts and the worst rating; no empty priorities."""
    members: dict[str, list[Standing]] = {}
    for one in found:
        members.setdefault(one.terms.priority_code, []).append(one)
    return tuple(
        PriorityStanding(
            priority=priority,
            rating=worst_known((one.rating, one.state) for one in members[priority.code]),
            counts=counts((one.rating, one.state) for one in members[priority.code]),
            standings=tuple(members[priority.code]),
        )
        for priority in priorities
        if priority.code in members
    )


def page_of_priority(
    session: Session, quarter: QuarterName, reader: Actor, priority: str, skipped: int, size: int
) -> tuple[Standing, ...]:
    """The commitments of one page of the priority of that code, as this reader may see them: `size` of them
    after those `skipped`, in the plan's order."""
    ids = standing_rows.page_of(session, quarter, priority, skipped, size)
    found = standings(open_book(session, quarter, with_answers=True, ids=ids))
    return tuple(for_reader(session, found, reader).values())


def plan_standing(
    session: Session, quarter: QuarterName, now: datetime, reader: Actor | None, *, with_answers: bool
) -> PlanStanding:
    """The whole plan in a quarter, as this reader may see it. Raises plan_facts.NoPlan."""
    office, plan, _ = plan_facts.plan_in_force(session)
    found = standings(open_book(session, quarter, with_answers=with_answers))
    shown = for_reader(session, found, reader)
    return PlanStanding(
        office=office,
        plan=plan,
        quarter=quarter,
        as_at=now,
        priorities=by_priority(plan_facts.priorities(session, quarter), shown.values()),
    )
