"""What was said of measures: read as facts, and kept. Nothing is overwritten: a revision is one more row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.rows import AskWanted, ask_about, came
from storage.calendar.quarters import ensure_quarter, quarter_row, timetable_of
from storage.enums import Handling
from storage.facts.grades import Grade, Grading
from storage.facts.measures import FigureGiven, FigureSaid, MeasureTerms
from storage.facts.plan import QuarterName
from storage.measures.kind import MEASURES
from storage.people.roles import Actor
from storage.plan.plan_facts import GONE, role_titles
from storage.record import audit
from storage.record.locks import held_row
from storage.record.once import once
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import at
from storage.rules.measures.figures import is_percent
from storage.rules.measures.grading import words_of
from storage.rules.measures.movement import too_small
from storage.rules.measures.withheld import numbers_of
from storage.tables import Ask, Commitment, Figure, Measure, Plan, Priority, Quarter

Said = Mapping[int, Mapping[QuarterName, Sequence[FigureSaid]]]
"""All that was said, by measure and quarter, the newest last."""
DUE_BY = 17
"""By that hour of the day on which it is expected."""
GradeWords = tuple[tuple[Grade, str], ...]
BACK = 8
"""So many quarters before one are looked at."""


@dataclass(frozen=True)
class MeasureRow:
    """A measure of the plan with the role that owns it."""

    terms: MeasureTerms
    owner_id: int | None


# --- reading -------------------------------------------------------------------------------------------


@once
def measures(session: Session) -> tuple[MeasureRow, ...]:
    """The measures of the plan, in its order."""
    ours = select(Measure).where(Measure.withdrawn.is_(False)).order_by(Measure.position, Measure.id)
    rows = session.scalars(ours).all()
    words = grade_words(session) if any(row.comparator for row in rows) else ()
    titles = role_titles(session) if any(row.owner_role_id for row in rows) else {}
    homes = homes_of(session) if any(row.speaks_to.get("commitments") for row in rows) else {}
    return tuple(MeasureRow(terms_of(row, titles, homes, words), row.owner_role_id) for row in rows)


@dataclass(frozen=True)
class CommitmentHome:
    """Where a commitment of the plan, or one that was, belongs: the code of its priority, and who may read of it."""

    priority: str
    handling: Handling
    is_gone: bool


def homes_of(session: Session) -> dict[str, CommitmentHome]:
    """Where each commitment belongs."""
    found = select(Commitment.ref, Priority.code, Commitment.handling, Commitment.lifecycle)
    rows = session.execute(found.join(Priority, Priority.id == Commitment.priority_id))
    return {ref: CommitmentHome(code, handling, lifecycle in GONE) for ref, code, handling, lifecycle in rows}


def grade_words(session: Session) -> GradeWords:
    """What the plan calls each grade."""
    plan = session.execute(select(Plan.measure_scheme, Plan.grade_words)).first()
    return words_of(plan.measure_scheme, plan.grade_words) if plan else ()


def grading_of(row: Measure, words: GradeWords) -> Grading | None:
    """How the plan grades a measure."""
    if row.comparator is None:
        return None
    numbers = (row.baseline, row.tolerance, row.better_beyond, row.grave_beyond)
    baseline, within, better, grave = (None if one is None else Decimal(one) for one in numbers)
    return Grading(
        row.comparator,
        words,
        baseline,
        row.baseline_on,
        within or Decimal(0),
        better,
        grave,
        row.ungraded_below,
    )


def terms_of(
    row: Measure, titles: Mapping[int, str], homes: Mapping[str, CommitmentHome], words: GradeWords
) -> MeasureTerms:
    """What the plan says of one. Nobody else reads of one that speaks to withheld commitments alone."""
    refs, named = tuple(row.speaks_to.get("commitments", ())), tuple(row.speaks_to.get("priorities", ()))
    theirs = [homes[ref] for ref in refs if ref in homes]
    withheld = bool(theirs) and not named and all(one.handling is not Handling.PUBLIC for one in theirs)
    codes = (*named, *(one.priority for one in theirs if not one.is_gone))
    return MeasureTerms(
        id=row.id,
        code=row.code,
        name=row.name,
        unit=row.unit,
        polarity=row.polarity,
        period=row.period,
        target=row.target or "",
        owner=titles.get(row.owner_role_id or 0, ""),
        definition=row.definition,
        definition_version=row.definition_version,
        source=row.source,
        decimals=row.decimals,
        suppress_below=row.suppress_below,
        priorities=tuple(dict.fromkeys(codes)),
        commitments=refs,
        publishable=row.publishable and not withheld,
        grading=grading_of(row, words),
    )


def said(session: Session, quarter: QuarterName, ids: Collection[int]) -> Said:
    """All that was said of these for a quarter and those before it."""
    counted = Quarter.year * 4 + Quarter.number - 1
    last = quarters.index(quarter)
    rows = session.execute(
        select(Figure, Quarter)
        .join(Quarter, Quarter.id == Figure.quarter_id)
        .where(Figure.measure_id.in_(ids), counted.between(last - BACK, last))
        .order_by(Figure.id)
    )
    found: dict[int, dict[QuarterName, list[FigureSaid]]] = {}
    for row, of in rows:
        found.setdefault(row.measure_id, {}).setdefault(of.name, []).append(as_said(row))
    return found


def numbers_known(session: Session, one: MeasureRow, quarter: QuarterName) -> tuple[Decimal, ...]:
    """Every number that was given of a quarter so far."""
    several = said(session, quarter, [one.terms.id]).get(one.terms.id, {}).get(quarter, ())
    return tuple(number for each in several for number in numbers_of(each))


def as_said(row: Figure) -> FigureSaid:
    """One of them as a fact, with nothing held back."""
    both = (Decimal(row.part), Decimal(row.whole)) if row.part and row.whole else None
    return FigureSaid(
        value=Decimal(row.value) if row.value is not None else None,
        numbers=both,
        provisional=row.provisional,
        expected_on=row.expected_on,
        commentary=row.commentary,
        definition_version=row.definition_version,
        by_role=row.by_role,
        on_behalf_of=row.on_behalf_of,
        at=row.at,
        comparator=None if row.comparator is None else Decimal(row.comparator),
        own_grade=row.own_grade,
        own_why=row.own_why,
        withheld_by=row.withheld_by,
        review_on=row.review_on,
    )


def is_held_back(one: FigureSaid, terms: MeasureTerms) -> bool:
    """Whether a figure is too small to show."""
    return one.value is not None and too_small(
        one.value, one.numbers, terms.suppress_below, percent=is_percent(terms.unit)
    )


# --- keeping -------------------------------------------------------------------------------------------


def wanted_of(one: MeasureRow) -> AskWanted:
    """A measure as what is asked, for who may answer it."""
    return AskWanted(one.terms.id, one.terms.code, one.terms.name, one.owner_id, one.terms.owner)


def give(
    session: Session,
    one: MeasureRow,
    name: QuarterName,
    given: FigureGiven,
    actor: Actor,
    now: datetime,
    *,
    times: int | None = None,
) -> bool:
    """Keeps what was given of a quarter, unless somebody has said something else since the form was opened, when
    there were so many `times`; says whether it is kept. What stands already is not said twice."""
    ensure_quarter(session, name)
    quarter = quarter_row(session, name, lock=True)
    before = said(session, name, [one.terms.id]).get(one.terms.id, {}).get(name, ())
    last = before[-1] if before else None
    same = (
        last is not None and stands(last) == given and last.definition_version == one.terms.definition_version
    )
    if quarter is None or actor.person_id is None or not (same or times in (None, len(before))):
        return False
    if not same:
        row = as_row(one, quarter.id, given, actor, now)
        session.add(row)
        session.flush()
        audit.record(session, now, "figure_given", row, by=actor.person_id, after={"revises": bool(before)})
    settle(session, one, name, given, actor, now)
    return True


def stands(one: FigureSaid) -> FigureGiven:
    """What was said as it would be given again."""
    return FigureGiven(
        one.value,
        one.numbers,
        one.provisional,
        one.expected_on,
        one.commentary,
        one.comparator,
        one.own_grade,
        one.own_why,
        one.withheld_by,
        one.review_on,
    )


def as_row(one: MeasureRow, quarter_id: int, given: FigureGiven, actor: Actor, now: datetime) -> Figure:
    """The row of what was given."""
    own = one.owner_id in actor.role_ids
    part, whole = given.numbers or (None, None)
    return Figure(
        measure_id=one.terms.id,
        quarter_id=quarter_id,
        value=None if given.value is None else str(given.value),
        part=None if part is None else str(part),
        whole=None if whole is None else str(whole),
        provisional=given.provisional,
        expected_on=given.expected_on,
        commentary=given.commentary,
        definition_version=one.terms.definition_version,
        by_id=actor.person_id,
        by_role=one.terms.owner if own else next(iter(actor.roles), ""),
        on_behalf_of="" if own else one.terms.owner,
        at=now,
        comparator=None if given.comparator is None else str(given.comparator),
        own_grade=given.own_grade,
        own_why=given.own_why,
        withheld_by=given.withheld_by,
        review_on=given.review_on,
    )


def settle(
    session: Session, one: MeasureRow, name: QuarterName, given: FigureGiven, actor: Actor, now: datetime
) -> None:
    """What was asked has come; what is expected, or looked at again, before the paper is drafted is asked for again
    on its day."""
    found = ask_about(session, MEASURES, name, one.terms.id)
    row = held_row(session, Ask, found.id) if found else None
    if row is None:
        return
    day = (given.expected_on or given.review_on) if given.value is None else None
    times = timetable_of(session, name)
    if day and day < times.draft.date() and row.answered_at is None and row.let_off_at is None:
        row.due_at = at(day, DUE_BY)
        session.flush()
    else:
        came(session, row, actor.person_id, now)
