"""The appendix of measures: the quarter's figures with where they go, what was said of them, and quarter by quarter.
Measures have no ratings, and share no table with commitments."""

from collections import Counter
from collections.abc import Iterator, Sequence

from digests.kit import labels
from digests.measures import grades, words
from digests.papers.kit.tree import (
    Block,
    Kind,
    Table,
    TableCell,
    TableColumn,
    labelled,
    paragraph,
    with_room,
)
from storage.enums import Trend
from storage.facts.measures import EarlierFigure, MeasureStanding
from storage.facts.papers import Snapshot
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters

COLUMNS = (
    TableColumn("Ref", 20),
    TableColumn("Measure", 56),
    TableColumn("Figure", 46),
    TableColumn("Last quarter", 46),
    TableColumn("A year before", 46),
    TableColumn("Target and direction", 46),
)
WITH_GRADES = (
    TableColumn("Ref", 20),
    TableColumn("Measure", 46),
    TableColumn("Figure", 38),
    TableColumn("Last quarter", 37),
    TableColumn("A year before", 37),
    TableColumn("Target and direction", 37),
    TableColumn("Grade, which is no rating", 45),
)
MOST_QUARTERS = 5
"""So many quarters stand beside one another, the same quarter a year before among them."""
NONE = "–"
SAID = {
    Trend.GAINING: ("gains ground", "gain ground"),
    Trend.LOSING: ("loses ground", "lose ground"),
    Trend.STEADY: ("holds steady", "hold steady"),
}
"""Of one and of several."""


def summed(snapshot: Snapshot) -> dict[str, object]:
    """How many figures are in, and how many of them go where since a year before: for one sentence."""
    found = snapshot.measures
    ways = Counter(one.last_year.trend for one in found if one.last_year.trend in SAID)
    since = [f"{ways[way]} {SAID[way][ways[way] != 1]}" for way in SAID if ways[way]]
    given = sum(one.value is not None or bool(one.figure and one.figure.held_back) for one in found)
    return {"number": len(found), "given": given, "since": since, "grades": grades.counted(found)}


def are_graded(snapshot: Snapshot) -> bool:
    """Whether the plan grades any of its measures."""
    return any(one.graded for one in snapshot.measures)


def figures_table(snapshot: Snapshot) -> Table:
    """Each measure with its figure, beside the last quarter's and that of a year before, and its grade where the plan
    grades any."""
    graded = are_graded(snapshot)
    columns, more = (WITH_GRADES, ", and its grade") if graded else (COLUMNS, "")
    return Table(
        caption=f"Measures: figures, {labels.quarter_name(snapshot.quarter)}",
        description="One row for each measure: its figure, where it goes since the last quarter and since the same "
        f"quarter a year before, its target and which way is better{more}.",
        columns=with_room(columns, (one.terms.code for one in snapshot.measures)),
        rows=tuple((*_row(one), *([_grade(one)] if graded else [])) for one in snapshot.measures),
    )


def _row(one: MeasureStanding) -> tuple[TableCell, ...]:
    period = words.period_of(one.terms, one.quarter)
    figure = labels.capital(words.figure(one))
    aims = [labels.capital(each) for each in (words.target(one), words.BETTER[one.terms.polarity]) if each]
    return (
        TableCell((one.terms.code,)),
        TableCell((one.terms.name,)),
        TableCell((figure, *([period] if period else []))),
        TableCell((_since(one, one.last_quarter),)),
        TableCell((_since(one, one.last_year),)),
        TableCell(tuple(aims)),
    )


def _grade(one: MeasureStanding) -> TableCell:
    """What the figures give, and in whose judgement it is another."""
    return TableCell(tuple(labels.capital(each) for each in grades.told(one)) or (NONE,))


def _since(one: MeasureStanding, other: EarlierFigure) -> str:
    return labels.capital(words.since(one, other)) or NONE


def by_quarter_table(snapshot: Snapshot) -> Table | None:
    """The figures of the last quarters in a row, the oldest first; none where there are no earlier ones."""
    last = quarters.index(snapshot.quarter)
    shown = [quarters.at_index(last - back) for back in reversed(range(MOST_QUARTERS))]
    earlier = [one for one in snapshot.measures if any(of in shown for of, _ in one.before)]
    if not earlier:
        return None
    heads = (TableColumn("Ref", 20), TableColumn("Measure", 65))
    return Table(
        caption="Measures: figures by quarter",
        description="One row for each measure with earlier figures, and a column for each of the last five quarters, "
        "the newest on the right.",
        columns=with_room(
            (*heads, *(TableColumn(labels.quarter_short(of), 35) for of in shown)),
            (one.terms.code for one in earlier),
        ),
        rows=tuple(_by_quarter(one, shown) for one in earlier),
    )


def _by_quarter(one: MeasureStanding, shown: Sequence[QuarterName]) -> tuple[TableCell, ...]:
    known = dict(one.before) | ({one.quarter: one.figure} if one.figure else {})
    cells = []
    for of in shown:
        said = known.get(of)
        value = words.short(said.value, one.terms.unit) if said and said.value is not None else ""
        held = "withheld" if said and said.withheld_by else "held back" if said and said.held_back else NONE
        another = bool(said and value and said.definition_version != one.terms.definition_version)
        cells.append(TableCell(((f"{value} (earlier definition)" if another else value) or held,)))
    return (TableCell((one.terms.code,)), TableCell((one.terms.name,)), *cells)


def notes(snapshot: Snapshot) -> Iterator[Block]:
    """What was said of each figure, how it is counted, where it is from and who gave it."""
    told_of = [(one, [*_said(one), *_counted(one)]) for one in snapshot.measures]
    if any(told for _, told in told_of):
        yield paragraph(Kind.SUBHEADING, "Notes on the figures")
    for one, told in told_of:
        if told:
            yield paragraph(Kind.TOPIC, f"{one.terms.code} {one.terms.name}")
            yield from (labelled(Kind.BODY, label, words_) for label, words_ in told)


def _said(one: MeasureStanding) -> Iterator[tuple[str, str]]:
    said = one.figure
    if said and said.commentary:
        whose = f"{said.by_role} for {said.on_behalf_of}" if said.on_behalf_of else said.by_role
        why = "Why it is withheld" if said.withheld_by else "Why there is none yet"
        label = why if said.value is None else "What was said"
        yield f"{label} ({whose})", said.commentary
    elif one.waived and one.value is None:
        yield "Why it is not asked for", one.waived
    if said is None and one.asked and not one.waived:
        yield "Not in", f"{one.terms.owner} was asked for it."


def _counted(one: MeasureStanding) -> Iterator[tuple[str, str]]:
    if one.terms.definition:
        yield "Definition", one.terms.definition
    if one.terms.source:
        yield "Source", one.terms.source
