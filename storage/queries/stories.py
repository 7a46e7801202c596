"""What people look up besides the plan as a whole: one commitment with its history, and how a quarter's
collecting goes. Facts only; matching what people type is handlers', the words are digests'."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, bindparam, case, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import OUT, quarter_row, timetable_of
from storage.decisions import due_dates
from storage.decisions.came_of import with_help
from storage.enums import Handling, OutboxState, QuarterState, ReturnState
from storage.facts.decisions import DueDateFacts
from storage.facts.plan import QuarterName
from storage.facts.standing import CommitmentStory, HistoryEntry, QuarterStatus, SroCount, Standing, Trouble
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts
from storage.plan.succeeded import count_change, what_became
from storage.record import answers
from storage.record.rows import AnyRow
from storage.redaction import tombstones
from storage.redaction.tombstones import Tombstones
from storage.rules.access import Act, may
from storage.rules.calendar import quarters
from storage.rules.standing import counting
from storage.standing import standing_rows, standings
from storage.standing.agreed_ratings import rating_of
from storage.standing.standing_rows import POSITION
from storage.tables import Commitment, OutboxMessage, Quarter, Return, Revision

OF_REF = select(Commitment.id).where(
    Commitment.ref == bindparam("ref"), plan_facts.part_in(bindparam("position", type_=Integer))
)


def commitment_names(session: Session, quarter: QuarterName | None = None) -> list[tuple[int, str, str]]:
    """(id, ref, title) of every commitment of the plan, or of the plan in a `quarter`, to find one by what a person
    typed. A restricted one is found by its ref only: its title is not for everyone."""
    then = plan_facts.position_of(quarter)
    title = case((Commitment.handling == Handling.PUBLIC, Commitment.title), else_="")
    rows = session.execute(
        select(Commitment.id, Commitment.ref, title)
        .where(plan_facts.part_in(bindparam("position", type_=Integer)))
        .order_by(Commitment.priority_id, Commitment.position),
        then,
    )
    return list(rows)


def areas_by_ref(session: Session) -> dict[str, str]:
    """The area of each commitment of the plan, by its ref; of a restricted one, as its title, nothing."""
    seen = (Commitment.handling == Handling.PUBLIC, plan_facts.part_in(bindparam("position", type_=Integer)))
    rows = session.execute(select(Commitment.ref, Commitment.area).where(*seen), plan_facts.position_of(None))
    return {ref: area or "" for ref, area in rows}


def commitment_id(session: Session, ref: str, quarter: QuarterName) -> int:
    """The commitment of that ref, as the plan has it, that was part of the plan in the quarter; 0 where none is."""
    return session.scalar(OF_REF, {"ref": ref, **plan_facts.position_of(quarter)}) or 0


def commitment_story(
    session: Session, commitment_id: int, quarter: QuarterName, reader: Actor, now: datetime
) -> CommitmentStory | None:
    """One commitment as this reader may see it, with its earlier quarters, newest first; None where it has
    no standing in that quarter. Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    book = standings.open_book(session, quarter, with_answers=True, ids=[commitment_id])
    shown = standings.for_reader(session, standings.standings(book), reader)
    if commitment_id not in shown:
        return None
    one = with_help(session, quarter, shown, reader, now)[commitment_id]
    wish, noted = wish_of(session, commitment_id, reader), noted_for(session, commitment_id, reader)
    before = history(session, commitment_id, quarter, one, noted)
    collecting = standing_rows.is_open(session, quarter)
    left = what_became(session, session.get_one(Commitment, commitment_id))
    return CommitmentStory(quarter, plan.scheme, one, before, collecting, wish, noted.get(quarter, ()), left)


def noted_for(session: Session, commitment_id: int, reader: Actor) -> Tombstones:
    """What was taken out of this commitment's answers, for those who may see what is withheld; for others nothing,
    since why it was may itself be nobody else's business."""
    noted = tombstones.of_commitment(session, commitment_id)
    if not noted:
        return {}
    whose = standing_rows.owners(session, [commitment_id])[commitment_id]
    return noted if may(Act.VIEW_WITHHELD, capacities(reader, whose)) else {}


def wish_of(session: Session, commitment_id: int, reader: Actor) -> DueDateFacts | None:
    """The later due date that waits to be decided, where it is this reader's to take back."""
    request = due_dates.pending_of(session, commitment_id)
    if request is None or not due_dates.may_take_back(request, reader):
        return None
    open_to = capacities(reader, due_dates.commitment_of(session, request))
    return due_dates.due_date_facts(session, request.id) if may(Act.TAKE_BACK_DUE_DATE, open_to) else None


def history(
    session: Session, commitment_id: int, quarter: QuarterName, shown: Standing, noted: Tombstones
) -> tuple[HistoryEntry, ...]:
    """The quarters before, newest first, each with its tombstones. Text that was restricted then, or is of a
    commitment withheld now, is left out."""
    rows = session.execute(
        select(
            Quarter.year,
            Quarter.number,
            Return.state,
            Return.rating,
            Return.agreed_rating,
            Revision.content,
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .outerjoin(Revision, standing_rows.current_revision())
        .where(Return.commitment_id == commitment_id, quarters.index(quarter) - 1 >= POSITION)
        .order_by(POSITION.desc())
    ).all()
    return tuple(entry(row, noted, hide=shown.withheld) for row in rows)


def entry(row: AnyRow, noted: Tombstones, *, hide: bool) -> HistoryEntry:
    """One earlier quarter. Of what was let off nothing is told that was said before: it counts for nothing."""
    said = answers.from_json(row.content) if row.content and not counting.is_let_off(row.state) else None
    readable = said is not None and not hide and said.handling is Handling.PUBLIC
    name = QuarterName(row.year, row.number)
    return HistoryEntry(
        quarter=name,
        rating=rating_of(row),
        state=counting.stands(row.state, row.agreed_rating or row.rating),
        progress=said.progress if said and readable else "",
        agreed=row.agreed_rating is not None,
        tombstones=noted.get(name, ()),
        set_aside=counting.is_let_off(row.state) and bool(row.content),
    )


def quarter_status(session: Session, name: QuarterName, now: datetime) -> QuarterStatus | None:
    """How the quarter's collecting stands by now; None where it was never opened."""
    row = quarter_row(session, name)
    if row is None:
        return None
    returns = session.execute(returns_in(row.id)).all()
    titles = plan_facts.role_titles(session)
    states = [state_of(one) for one in returns]
    total = sum(one.number for one in standing_rows.counted(session, name))
    imported = row.opened_at is None and row.state in (QuarterState.CUT_OFF, QuarterState.CLOSED)
    return QuarterStatus(
        quarter=name,
        state="imported" if imported else row.state,
        steps=() if imported else timetable_of(session, name).steps(),
        returns=counting.returns(states),
        late=sum(one.late for one in returns if not counting.is_let_off(one.state)),
        missing=those(returns, titles, is_out),
        by_sro=() if imported else by_sro(returns, titles),
        troubles=troubles(session),
        let_off=let_off(returns, titles),
        extended=extended(returns, titles),
        sent_back=sent_back(returns, titles),
        commitments=total,
        count_change=count_change(session, name, total),
        now=now,
    )


def returns_in(quarter_id: int) -> Select[*tuple[Any, ...]]:
    """Each return of a quarter, in the plan's order."""
    return (
        select(
            Return.state,
            Return.rating,
            Return.late,
            Return.waived_reason,
            Return.due_at,
            Commitment.ref,
            Commitment.lead_role_id,
            Commitment.sro_role_id,
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .where(Return.quarter_id == quarter_id, standing_rows.STILL_COUNTS)
        .order_by(Commitment.priority_id, Commitment.position)
    )


def let_off(returns: Sequence[AnyRow], titles: Mapping[int, str]) -> tuple[tuple[str, str, str], ...]:
    """(ref, lead's role, why) of each that was waived."""
    return tuple(
        (one.ref, titles[one.lead_role_id], one.waived_reason)
        for one in returns
        if counting.is_let_off(one.state)
    )


def those(
    returns: Sequence[AnyRow], titles: Mapping[int, str], wanted: Callable[[ReturnState], bool]
) -> tuple[tuple[str, str], ...]:
    """(ref, lead's role) of each that stands so."""
    return tuple((one.ref, titles[one.lead_role_id]) for one in returns if wanted(state_of(one)))


def sent_back(
    returns: Sequence[AnyRow], titles: Mapping[int, str]
) -> tuple[tuple[str, str, datetime | None], ...]:
    """(ref, lead's role, until when) of each that was sent back and not answered again; None once time is out."""
    back = [one for one in returns if state_of(one) is ReturnState.RETURNED]
    return tuple(
        (one.ref, titles[one.lead_role_id], one.due_at if one.state in OUT else None) for one in back
    )


def extended(returns: Sequence[AnyRow], titles: Mapping[int, str]) -> tuple[tuple[str, str, datetime], ...]:
    """(ref, lead's role, until when) of each that was never answered and has more time."""
    more = [one for one in returns if one.due_at and one.state in OUT and is_out(one.state)]
    return tuple((one.ref, titles[one.lead_role_id], one.due_at) for one in more)


def with_more_time(session: Session, name: QuarterName) -> tuple[tuple[str, str, datetime], ...]:
    """The same of a quarter; none where it was never opened."""
    row = quarter_row(session, name)
    returns = session.execute(returns_in(row.id)).all() if row else ()
    return extended(returns, plan_facts.role_titles(session))


def state_of(row: AnyRow) -> ReturnState:
    """Where a return stands for whoever counts it."""
    return counting.stands(row.state, row.rating)


def is_out(state: ReturnState) -> bool:
    """Whether a first answer is still wanted."""
    return not (counting.is_answered(state) or counting.is_let_off(state))


def by_sro(returns: Sequence[AnyRow], titles: Mapping[int, str]) -> tuple[SroCount, ...]:
    """Returns expected and received for each SRO, none where all are let off, in the order of first mention."""
    groups: dict[str, list[ReturnState]] = {}
    for one in returns:
        groups.setdefault(titles[one.sro_role_id], []).append(state_of(one))
    found = [(sro, counting.returns(states)) for sro, states in groups.items()]
    return tuple(SroCount(sro, one.asked, one.answered) for sro, one in found if one.asked)


def troubles(session: Session) -> tuple[Trouble, ...]:
    """The messages that could not be delivered for good, the newest twenty."""
    rows = session.execute(
        select(OutboxMessage.what, OutboxMessage.addressee, OutboxMessage.error)
        .where(OutboxMessage.state == OutboxState.FAILED)
        .order_by(OutboxMessage.id.desc())
        .limit(20)
    )
    return tuple(Trouble(what, addressee, error or "") for what, addressee, error in rows)
