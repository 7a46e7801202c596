"""Appendix A as drafted before version 6: for each priority its commitments in nine columns, and the key."""

from collections.abc import Iterator

from digests.kit import labels
from digests.kit.figures import not_asked
from digests.papers.kit import reading, wording
from digests.papers.kit.tree import (
    Block,
    Kind,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    labelled,
    paragraph,
    with_next,
    with_room,
)
from digests.papers.parts.dashboard import key, last_quarter, priority_heading
from digests.papers.parts.summary import priority_badge
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


def by_priority(snapshot: Snapshot, no_commitments: str) -> Iterator[Block]:
    """A heading, the priority's own rating with its counts, the table and the key, for each priority.
    `no_commitments` is what stands in place of an empty table."""
    for priority in snapshot.priorities:
        yield priority_heading(priority, snapshot)
        if priority.standings:
            yield _standing_line(priority, snapshot)
            yield _table(priority, snapshot)
            yield key(snapshot)
        else:
            yield paragraph(Kind.BODY, no_commitments)


def _standing_line(priority: PriorityStanding, snapshot: Snapshot) -> Paragraph:
    counts = labels.counts_in_words(priority.counts, snapshot.plan.scheme)
    figures = f" ({counts}; {priority.counts.total} in all{not_asked(priority.counts)})"
    return with_next(labelled(Kind.BODY, "Overall", priority_badge(priority, snapshot), figures))


def _table(priority: PriorityStanding, snapshot: Snapshot) -> Table:
    name = f"{snapshot.plan.words.priority} {priority.priority.code}"
    return Table(
        caption=f"{name}: dashboard, {labels.quarter_name(snapshot.quarter)}",
        description="One row for each commitment: who leads it, when it is due, how it is rated this quarter "
        "and last, which way it moved, and who has agreed the rating.",
        columns=with_room(COLUMNS, (standing.terms.ref for standing in priority.standings)),
        rows=tuple(_row(standing, snapshot) for standing in priority.standings),
        keyed=True,
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
        last_quarter(standing, snapshot),
        TableCell((wording.direction_text(standing, snapshot),)),
        TableCell((wording.agreed_text(standing, snapshot), *((said,) if said else ()))),
    )
