"""How measures stand in a quarter, beside earlier ones, as a reader may see it: what may not be published is the
office's and the owner's, and what is too small is nobody's. No rating is looked at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.rows import capacities_towards, collects
from storage.enums import Collected
from storage.facts.grades import Graded
from storage.facts.measures import (
    EarlierFigure,
    FigureForm,
    FigureSaid,
    MeasureStanding,
    MeasureTerms,
    NotCompared,
)
from storage.facts.plan import QuarterName
from storage.measures.figures import MeasureRow, is_held_back, measures, said, wanted_of
from storage.measures.kind import MEASURES
from storage.people.roles import Actor, capacities
from storage.rules.access import Act, may
from storage.rules.calendar import quarters
from storage.rules.measures.figures import is_percent
from storage.rules.measures.grading import allowed, graded
from storage.rules.measures.movement import is_met, target_in, trend
from storage.rules.measures.withheld import without_withheld
from storage.tables import Ask, Quarter

Figures = Mapping[QuarterName, Sequence[FigureSaid]]
NOBODY = Actor(None, "")


def measures_for(
    session: Session, quarter: QuarterName, reader: Actor | None, of: Collection[str] = ()
) -> tuple[MeasureStanding, ...]:
    """Every measure that this reader may see, in the plan's order; None is the public. `of` are codes of priorities
    and refs: then those that speak to one of them."""
    rows = [one for one in measures(session) if may_see(one, reader) and (not of or speaks_to(one.terms, of))]
    known = said(session, quarter, [one.terms.id for one in rows]) if rows else {}
    asked = asked_in(session, quarter) if rows else {}
    return tuple(
        standing(one.terms, quarter, shown(known.get(one.terms.id, {}), one.terms), asked.get(one.terms.id))
        for one in rows
    )


def measures_published(session: Session, quarter: QuarterName) -> tuple[MeasureStanding, ...]:
    """Every measure that the public may see; none where the plan has none collected and nothing was said of any."""
    found = measures_for(session, quarter, None)
    told = collects(session, Collected.MEASURES) or any(one.figure or one.before for one in found)
    return found if told else ()


def speaks_to(terms: MeasureTerms, of: Collection[str]) -> bool:
    """Whether a measure speaks to one of these priorities and commitments."""
    return not {*terms.priorities, *terms.commitments}.isdisjoint(of)


def may_see(one: MeasureRow, reader: Actor | None) -> bool:
    """Whether a measure is shown to somebody."""
    if one.terms.publishable:
        return True
    own = reader is not None and (one.owner_id in reader.role_ids or one.owner_id in reader.covers)
    return own or (reader is not None and may(Act.VIEW_WITHHELD, capacities(reader)))


def may_give(one: MeasureRow, actor: Actor) -> bool:
    """Whether somebody gives a measure's figures: its owner, who covers for them, and the plan office."""
    return may(Act.ANSWER_ASK, capacities_towards(actor, wanted_of(one), capacities(actor)))


def gives_any(session: Session, actor: Actor) -> bool:
    """Whether somebody gives figures of any measure."""
    return any(may_give(one, actor) for one in measures(session))


def form_facts(session: Session, one: MeasureRow, quarter: QuarterName) -> FigureForm:
    """What the form of a figure shows, to its owner or the plan office: all that was given and is not withheld."""
    known = without_withheld(said(session, quarter, [one.terms.id]).get(one.terms.id, {}))
    return FigureForm(standing(one.terms, quarter, known, None), len(known.get(quarter, ())))


def asked_in(session: Session, quarter: QuarterName) -> dict[int, str]:
    """The measures that a quarter asks for, by id, and why one is waived."""
    rows = session.execute(
        select(Ask.measure_id, Ask.let_off_reason)
        .join(Quarter, Quarter.id == Ask.quarter_id)
        .where(Ask.kind == MEASURES)
        .where(Quarter.year == quarter.year, Quarter.number == quarter.number)
    )
    return {measure_id: reason for measure_id, reason in rows if measure_id is not None}


# --- pure ----------------------------------------------------------------------------------------------


def shown(known: Figures, terms: MeasureTerms) -> Figures:
    """What was said, without what is withheld or too small to show."""
    seen = without_withheld(known)
    return {quarter: [as_shown(one, terms) for one in several] for quarter, several in seen.items()}


def as_shown(one: FigureSaid, terms: MeasureTerms) -> FigureSaid:
    """One of them; of what is held back not even a word remains, for it may tell the number."""
    if not is_held_back(one, terms):
        return one
    without = replace(one, comparator=None, own_grade=None, own_why="")
    return replace(without, value=None, numbers=None, commentary="", held_back=True)


def standing(terms: MeasureTerms, quarter: QuarterName, known: Figures, asked: str | None) -> MeasureStanding:
    """How a measure stands, of what was said for the quarter and before; `asked` is None where it was not asked for,
    else why it was waived."""
    several = known.get(quarter, ())
    now = several[-1] if several else None
    value = now.value if now else None
    target = target_in(terms.target, terms.unit)
    return MeasureStanding(
        terms=terms,
        quarter=quarter,
        figure=now,
        revised_from=revised_from(several),
        last_quarter=beside(terms, now, quarters.previous(quarter), known),
        last_year=beside(terms, now, QuarterName(quarter.year - 1, quarter.number), known),
        target=target,
        target_met=None if value is None or target is None else is_met(value, target, terms.polarity),
        waived=asked or "",
        asked=asked is not None,
        before=tuple(
            (name, known[name][-1])
            for name in sorted(known, key=quarters.index, reverse=True)
            if name != quarter
        ),
        graded=graded_in(terms, quarter, known),
    )


def graded_in(terms: MeasureTerms, quarter: QuarterName, known: Figures) -> Graded | None:
    """The grade of a quarter's figure, and what stood in the quarter before."""
    found = graded_alone(terms, quarter, known)
    last = graded_alone(terms, quarters.previous(quarter), known) if found else None
    return replace(found, before=last.stands if last else None) if found else None


def graded_alone(terms: MeasureTerms, quarter: QuarterName, known: Figures) -> Graded | None:
    """The grade of a quarter's figure, whatever came before it."""
    now, was = (
        several[-1] if (several := known.get(of)) else None
        for of in (quarter, QuarterName(quarter.year - 1, quarter.number))
    )
    return graded(terms, now, was)


def revised_from(several: Sequence[FigureSaid]) -> Decimal | None:
    """The last figure that was another than the newest, where there is one that may be shown."""
    if not several or several[-1].value is None:
        return None
    others = [one for one in several[:-1] if one.value != several[-1].value]
    return others[-1].value if others else None


def beside(
    terms: MeasureTerms, now: FigureSaid | None, quarter: QuarterName, known: Figures
) -> EarlierFigure:
    """An earlier quarter's figure, and where the figure goes since."""
    several = known.get(quarter, ())
    was = several[-1] if several else None
    if was is not None and was.held_back:
        return EarlierFigure(quarter, because=NotCompared.HELD_BACK)
    if was is not None and was.withheld_by:
        return EarlierFigure(quarter, because=NotCompared.WITHHELD)
    if was is None or was.value is None:
        return EarlierFigure(quarter, because=NotCompared.NO_FIGURE)
    if now is None or now.value is None:
        because = NotCompared.HELD_BACK if now and now.held_back else NotCompared.NO_FIGURE
        return EarlierFigure(quarter, was.value, because=because)
    if was.definition_version != now.definition_version:
        return EarlierFigure(quarter, was.value, because=NotCompared.NEW_DEFINITION)
    within = terms.grading.tolerance if terms.grading else Decimal(0)
    within = allowed(within, was.value, percent=is_percent(terms.unit))
    return EarlierFigure(quarter, was.value, trend(now.value, was.value, terms.polarity, within))
