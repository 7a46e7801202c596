"""Returns of past quarters, from before Muster: they enter as agreed and marked imported, so that direction
of travel works from the first quarter. Reading the file is storage/plan/files/past_returns.py."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from storage.enums import RUNNING, Handling, QuarterState, ReturnState
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.plan.adoption.words.marking_words import marking_in
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.known_places import field_in_words
from storage.plan.files.past_returns import PastReturn
from storage.plan.files.return_days import PlansTime, agreed_fault, quarter_fault
from storage.record import audit
from storage.record.answers import from_json, to_json
from storage.rules.calendar.working_days import LONDON
from storage.tables import Commitment, Plan, Quarter, Return, Revision

_Key = tuple[str, QuarterName]


@dataclass(frozen=True)
class PastReturnsResult:
    """How many returns were new and how many the record had already, or why nothing was taken in."""

    added: int = 0
    known: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass
class _History:
    """The rows that past returns meet: commitments, quarters and the returns there are."""

    time: PlansTime
    commitments: dict[str, Commitment]
    quarters: dict[QuarterName, Quarter]
    returns: dict[_Key, Return]


def import_past_returns(session: Session, rows: Sequence[PastReturn], at: datetime) -> PastReturnsResult:
    """Takes past returns into the record in the caller's transaction, or with any fault none of them. The
    same row again changes nothing; one that says something else than the record is a fault. `at` is aware;
    each commitment and quarter stands once in `rows`, as the reader makes sure."""
    history = _load(session, rows, at)
    faults = tuple(fault for row in rows if (fault := _fault(history, row)))
    if faults:
        return PastReturnsResult(faults=faults)
    new = {_key(row): row for row in rows if _key(row) not in history.returns}
    for row in new.values():
        session.add(_return(history, row, at))
    if new:
        audit.record(session, at, "past_returns_imported", ("return", None), after={"added": len(new)})
    session.flush()
    return PastReturnsResult(added=len(new), known=len(rows) - len(new))


def _key(row: PastReturn) -> _Key:
    return row.ref, row.quarter


def _load(session: Session, rows: Sequence[PastReturn], at: datetime) -> _History:
    refs = {row.ref for row in rows}
    returns = select(Return).options(selectinload(Return.revisions))
    quarters = {row.name: row for row in session.scalars(select(Quarter))}
    commitments = {row.ref: row for row in session.scalars(select(Commitment))}
    ids = {commitments[ref].id for ref in refs & commitments.keys()}
    found = session.scalars(returns.where(Return.commitment_id.in_(ids)))
    refs_by_id = {row.id: ref for ref, row in commitments.items()}
    names_by_id = {row.id: name for name, row in quarters.items()}
    by_key = {(refs_by_id[row.commitment_id], names_by_id[row.quarter_id]): row for row in found}
    return _History(plans_time(session, at), commitments, quarters, by_key)


def plans_time(session: Session, at: datetime) -> PlansTime:
    """What past returns have to fit: the plan's life, today, and the quarters that are being collected."""
    plan, today = session.scalars(select(Plan)).one_or_none(), at.astimezone(LONDON).date()
    collected = select(Quarter).where(Quarter.state.in_(RUNNING))
    names = frozenset(row.name for row in session.scalars(collected))
    return (
        PlansTime(plan.starts, plan.ends, today, names) if plan else PlansTime(today=today, collected=names)
    )


def _fault(history: _History, row: PastReturn) -> Fault | None:
    """Why a row cannot be taken in."""
    if row.ref not in history.commitments:
        return Fault(row.place, "returns.ref", "no_such_ref", row.ref, tuple(history.commitments))
    return (
        quarter_fault(row.at("quarter"), row.quarter, history.time)
        or (row.agreed_on and agreed_fault(row.at("agreed_on"), row.agreed_on, row.quarter, history.time))
        or _marked(history.commitments[row.ref], row)
        or _difference(history.returns.get(_key(row)), row)
    )


def _marked(commitment: Commitment, row: PastReturn) -> Fault | None:
    """A protective marking in what is said of a commitment that anybody may read, or in its sheet's name."""
    if commitment.handling is not Handling.PUBLIC:
        return None
    sheet, _, _ = row.at("progress").text.rpartition("!")
    if found := marking_in(sheet, is_line=True):
        return Fault(row.place, "returns", "marked_figures", found)
    said = (("progress", row.progress), ("next_steps", row.next_steps))
    marked = ((name, found) for name, words in said if (found := marking_in(words)))
    return next(
        (fault_at(row.at(name), f"returns.{name}", "marked_figures", found) for name, found in marked), None
    )


def differences(session: Session, rows: Sequence[PastReturn], at: datetime) -> tuple[Fault, ...]:
    """What the record says against these rows, some of a file that has faults besides. Nothing is taken in."""
    history = _load(session, rows, at)
    found = (_difference(history.returns.get(_key(row)), row) for row in rows)
    return tuple(fault for fault in found if fault)


def _difference(recorded: Return | None, row: PastReturn) -> Fault | None:
    """The first thing that the row says otherwise than the record, at its place."""
    if recorded is None or _recorded(recorded) == _said(row):
        return None
    name, given, kept = next(one for one in _beside(recorded, row) if one[1] != one[2])
    path = f"returns.{name}"
    found = fault_at(row.at(name), path, "differs_from_record", given, kept)
    return replace(found, known_as=f"{row.ref}, {field_in_words(path)}")


def _beside(recorded: Return, row: PastReturn) -> Iterator[tuple[str, str, str]]:
    """What the row says of each field, and what the record does."""
    kept = from_json(recorded.revisions[-1].content) if recorded.revisions else None
    rating = recorded.agreed_rating or recorded.rating
    yield "rag", row.rating.value, rating.value if rating else ""
    yield "progress", row.progress, (kept.progress if kept else "") or ""
    yield "next_steps", row.next_steps, (kept.next_steps if kept else "") or ""
    agreed = recorded.agreed_on
    yield (
        "agreed_on",
        row.agreed_on.isoformat() if row.agreed_on else "",
        agreed.isoformat() if agreed else "",
    )
    # What the lead said where the SRO agreed another; or what past returns have no column for.
    yield (
        "rag",
        row.rating.value,
        f"{kept.rating.value}, said by the lead" if kept and kept.rating else "no rating",
    )


def _answer(row: PastReturn) -> Answer:
    return Answer(rating=row.rating, progress=row.progress, next_steps=row.next_steps)


def _said(row: PastReturn) -> tuple[dict[str, object], date | None]:
    return to_json(_answer(row)), row.agreed_on


def _recorded(recorded: Return) -> tuple[dict[str, object], date | None]:
    return (recorded.revisions[-1].content if recorded.revisions else {}), recorded.agreed_on


def _return(history: _History, row: PastReturn, at: datetime) -> Return:
    quarter = history.quarters.setdefault(row.quarter, _closed(row.quarter))
    revision = Revision(
        no=1, rating=row.rating, content=to_json(_answer(row)), author_role="", at=at, imported=True
    )
    return Return(
        commitment=history.commitments[row.ref],
        quarter=quarter,
        state=ReturnState.AGREED,
        revision_no=1,
        rating=row.rating,
        agreed_rating=row.rating,
        agreed_on=row.agreed_on,
        imported=True,
        revisions=[revision],
    )


def _closed(name: QuarterName) -> Quarter:
    return Quarter(year=name.year, number=name.number, state=QuarterState.CLOSED)
