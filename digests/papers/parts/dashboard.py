"""Appendix A: for each priority its commitments in a table; and the key to the ratings."""

from collections.abc import Iterator

from digests.kit import labels
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import (
    Block,
    Kind,
    Paragraph,
    Run,
    Table,
    TableCell,
    TableColumn,
    Words,
    labelled,
    paragraph,
    with_room,
)
from digests.papers.parts.summary import named, priority_badge
from storage.facts.papers import Snapshot
from storage.facts.standing import PriorityStanding, Standing

COLUMNS = (
    TableColumn("Ref", 22),
    TableColumn("Commitment", 81),
    TableColumn("Lead and SRO", 66),
    TableColumn("Due", 37),
    TableColumn("Now", 34),
    TableColumn("Before", 31),
)
FIRST = (*COLUMNS[:1], TableColumn("Commitment", 102), TableColumn("Lead and SRO", 76), *COLUMNS[3:5])
"""In a first report, which has nothing before."""


def by_priority(snapshot: Snapshot, no_commitments: str) -> Iterator[Block]:
    """A heading with the priority's own rating, and the table, for each priority. `no_commitments` is what stands in
    place of an empty table."""
    first = reading.is_first(reading.standings(snapshot))
    for priority in snapshot.priorities:
        yield _heading(priority, snapshot)
        if priority.standings:
            yield _table(priority, snapshot, first=first)
        else:
            yield paragraph(Kind.BODY, no_commitments)


def priority_heading(priority: PriorityStanding, snapshot: Snapshot, *more: Run) -> Paragraph:
    """ "Priority 1: Cut crime", in this office's own word for the level."""
    facts = priority.priority
    named_ = f"{snapshot.plan.words.priority} {facts.code}: {facts.title}"
    return paragraph(Kind.SUBHEADING, f"{named_} " if more else named_, *more)


def _heading(priority: PriorityStanding, snapshot: Snapshot) -> Paragraph:
    if not priority.standings:
        return priority_heading(priority, snapshot)
    return priority_heading(priority, snapshot, priority_badge(priority, snapshot))


def _table(priority: PriorityStanding, snapshot: Snapshot, *, first: bool) -> Table:
    standings = by_area(priority)
    name = f"{snapshot.plan.words.priority} {priority.priority.code}"
    return Table(
        caption=f"{name}: dashboard, {labels.quarter_name(snapshot.quarter)}",
        description="One row for each commitment: who leads it and agrees its rating, when it is due, how it is "
        f"rated now{'' if first else ', which way that moved and how it was rated before'}.",
        columns=with_room(
            named(FIRST if first else COLUMNS, snapshot), (standing.terms.ref for standing in standings)
        ),
        rows=tuple(_row(standing, snapshot, first=first) for standing in standings),
        untitled=True,
    )


def by_area(priority: PriorityStanding) -> tuple[Standing, ...]:
    """Those of one area together, the areas in the order in which the plan first names them."""
    areas = list(dict.fromkeys(one.terms.area for one in priority.standings))
    return tuple(sorted(priority.standings, key=lambda one: areas.index(one.terms.area)))


def _row(standing: Standing, snapshot: Snapshot, *, first: bool) -> tuple[TableCell, ...]:
    terms = standing.terms
    about = "; ".join(filter(None, (wording.BODIES[terms.responsible_body], terms.area)))
    rated = telling.rating_lines(standing, snapshot, first=first)
    cells = (
        TableCell((terms.ref,), to=telling.narrative_of(standing)),
        TableCell((f"{reading.title(standing)} ({about})",)),
        TableCell((wording.lead_text(standing), f"SRO: {terms.sro}")),
        TableCell(telling.due_briefly(standing, snapshot)),
        wording.rating_cell(wording.standing_badge(standing, snapshot), *rated),
    )
    return cells if first else (*cells, last_quarter(standing, snapshot))


def last_quarter(standing: Standing, snapshot: Snapshot) -> TableCell:
    """The rating before, and whose or when it was where that is out of the ordinary."""
    past = standing.last
    if past is None:
        return TableCell(("First report",))
    older = (f"in {labels.quarter_short(past.quarter)}",) if reading.is_old(past, snapshot) else ()
    return wording.past_cell(past, snapshot, *older)


def key(snapshot: Snapshot) -> Paragraph:
    """What each rating means in this plan. Before version 6 it stood under every table."""
    runs: list[Run] = []
    for meaning in snapshot.plan.scheme:
        runs += (wording.badge(meaning.rating, snapshot), Words(f" {meaning.definition} "))
    return labelled(Kind.KEY, "Key", *runs)
