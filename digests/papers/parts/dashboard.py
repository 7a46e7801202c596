"""Appendix A: for each priority its commitments in a table, and the key to the ratings."""

from collections.abc import Iterator

from digests.kit import labels
from digests.kit.figures import not_asked
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import (
    Badge,
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
    with_next,
    with_room,
)
from digests.papers.parts.summary import named
from storage.enums import Rating
from storage.facts.papers import Snapshot
from storage.facts.standing import PriorityStanding, Standing

COLUMNS = (
    TableColumn("Ref", 24),
    TableColumn("Commitment", 40),
    TableColumn("Lead", 31),
    TableColumn("SRO", 31),
    TableColumn("Due", 28),
    TableColumn("Rating this quarter", 30),
    TableColumn("Rating last quarter", 30),
    TableColumn("Direction", 30),
    TableColumn("Agreed by", 27),
)


FEWER = (
    TableColumn("Ref", 24),
    TableColumn("Commitment", 62),
    TableColumn("Lead and SRO", 55),
    TableColumn("Due", 30),
    TableColumn("Rating this quarter", 40),
    TableColumn("Rating last quarter", 30),
    TableColumn("Direction", 30),
)
"""From version 6 on: who agreed a rating stands with it, where that was not its SRO."""


def by_priority(snapshot: Snapshot, no_commitments: str) -> Iterator[Block]:
    """A heading, the priority's own rating with its counts, the table and the key, for each priority.
    `no_commitments` is what stands in place of an empty table."""
    for priority in snapshot.priorities:
        yield priority_heading(priority, snapshot)
        if priority.standings:
            yield _standing_line(priority, snapshot)
            yield _table(priority, snapshot)
            if snapshot.renderer < reading.SIGNABLE:
                yield key(snapshot)
        else:
            yield paragraph(Kind.BODY, no_commitments)


def priority_heading(priority: PriorityStanding, snapshot: Snapshot) -> Paragraph:
    """ "Priority 1: Cut crime", in this office's own word for the level."""
    facts = priority.priority
    return paragraph(Kind.SUBHEADING, f"{snapshot.plan.words.priority} {facts.code}: {facts.title}")


def _standing_line(priority: PriorityStanding, snapshot: Snapshot) -> Paragraph:
    counts = labels.counts_in_words(priority.counts, snapshot.plan.scheme)
    badge = wording.badge(priority.rating, snapshot)
    if not priority.counts.total:
        badge = wording.not_reported()
    elif priority.rating is Rating.NONE and priority.counts.rated:
        badge = Badge(Rating.NONE, "–\u00a0No rating as a whole")
    figures = f" ({counts}; {priority.counts.total} in all{not_asked(priority.counts)})"
    return with_next(labelled(Kind.BODY, "Overall", badge, figures))


def _table(priority: PriorityStanding, snapshot: Snapshot) -> Table:
    name = f"{snapshot.plan.words.priority} {priority.priority.code}"
    signable = snapshot.renderer >= reading.SIGNABLE
    columns: tuple[TableColumn, ...] = COLUMNS
    standings = priority.standings
    if signable:
        columns, standings = named(FEWER, snapshot), by_area(priority)
    return Table(
        caption=f"{name}: dashboard, {labels.quarter_name(snapshot.quarter)}",
        description="One row for each commitment: who leads it, when it is due, how it is rated this quarter "
        "and last, which way it moved, and who has agreed the rating.",
        columns=with_room(columns, (standing.terms.ref for standing in standings)),
        rows=tuple((_short_row if signable else _row)(standing, snapshot) for standing in standings),
        keyed=not signable,
    )


def by_area(priority: PriorityStanding) -> tuple[Standing, ...]:
    """Those of one area together, the areas in the order in which the plan first names them."""
    areas = list(dict.fromkeys(one.terms.area for one in priority.standings))
    return tuple(sorted(priority.standings, key=lambda one: areas.index(one.terms.area)))


def _short_row(standing: Standing, snapshot: Snapshot) -> tuple[TableCell, ...]:
    terms = standing.terms
    about = "; ".join(filter(None, (wording.BODIES[terms.responsible_body], terms.area)))
    said = wording.lead_said(standing, snapshot)
    whose = (telling.agreed_otherwise(standing), said)
    rated = wording.rating_cell(wording.standing_badge(standing, snapshot), *filter(None, whose))
    return (
        TableCell((terms.ref,)),
        TableCell((reading.title(standing), f"({about})")),
        TableCell((wording.lead_text(standing), f"SRO: {terms.sro}")),
        TableCell(wording.due_lines(standing, snapshot)),
        rated,
        _last_quarter(standing, snapshot),
        TableCell((wording.direction_text(standing, snapshot),)),
    )


def _row(standing: Standing, snapshot: Snapshot) -> tuple[TableCell, ...]:
    terms = standing.terms
    said = wording.lead_said(standing, snapshot)
    late = ("received late",) if wording.sent_late(standing, snapshot) else ()
    return (
        TableCell((terms.ref,)),
        TableCell((reading.title(standing), f"({wording.BODIES[terms.responsible_body]})")),
        TableCell((wording.lead_text(standing),)),
        TableCell((terms.sro,)),
        TableCell(wording.due_lines(standing, snapshot)),
        wording.rating_cell(wording.standing_badge(standing, snapshot), *late),
        _last_quarter(standing, snapshot),
        TableCell((wording.direction_text(standing, snapshot),)),
        TableCell((wording.agreed_text(standing, snapshot), *((said,) if said else ()))),
    )


def _last_quarter(standing: Standing, snapshot: Snapshot) -> TableCell:
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
