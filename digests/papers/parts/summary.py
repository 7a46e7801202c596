"""The tables of a report's body: counts by rating and by whose work it is, and what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.kit import labels
from digests.kit.figures import MOVED, moved_in_all, movement, of_lead
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.sentences import plural
from digests.papers.kit.tree import (
    Badge,
    Kind,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    Words,
    labelled,
    paragraph,
    with_next,
    with_room,
)
from storage.enums import Direction, Rating, ResponsibleBody
from storage.facts.papers import Snapshot
from storage.facts.standing import PriorityStanding, Standing

COUNT_COLUMNS = (
    TableColumn("Rating", 46),
    TableColumn("All", 20),
    *(TableColumn(name, 26) for name in wording.BODIES.values()),
)
CHANGE_COLUMNS = (
    TableColumn("Ref", 24),
    TableColumn("Commitment", 60),
    TableColumn("Before", 28),
    TableColumn("Now", 28),
    TableColumn("Direction", 30),
)

IN_A_LINE = 2


def count_table(snapshot: Snapshot) -> Table:
    """Every commitment that counts once: by rating down, by whose work across, with totals that add up."""
    found = reading.counting(reading.standings(snapshot), snapshot)
    return Table(
        caption=_caption_1(snapshot),
        description="One row for each rating and a row of totals; the columns are all commitments and "
        "those of the office, the Force, both together and partners.",
        columns=COUNT_COLUMNS,
        rows=(
            *(_count_row(rating, found, snapshot) for rating in Rating),
            (TableCell(("Total",)), *_across(found)),
        ),
        compact=True,
    )


def _caption_1(snapshot: Snapshot) -> str:
    if snapshot.renderer < reading.SIGNABLE:
        return "Table 1: commitments by rating and by whose work they are"
    return f"Table 1: {plural(snapshot.plan.words.commitment).lower()} by rating and by who is responsible"


def named(columns: tuple[TableColumn, ...], snapshot: Snapshot) -> tuple[TableColumn, ...]:
    """The columns, with the second one headed by the plan's own word for what it commits to."""
    first, second, *others = columns
    if snapshot.renderer < reading.SIGNABLE:
        return columns
    return (first, replace(second, head=snapshot.plan.words.commitment), *others)


def priority_badge(priority: PriorityStanding, snapshot: Snapshot) -> Badge:
    """The rating of a priority, or in its place that it has none as a whole."""
    if not priority.counts.total:
        return wording.not_reported()
    if priority.rating is Rating.NONE and priority.counts.rated:
        return Badge(Rating.NONE, "–\u00a0No rating as a whole")
    return wording.badge(priority.rating, snapshot)


def _count_row(rating: Rating, found: Sequence[Standing], snapshot: Snapshot) -> tuple[TableCell, ...]:
    cell = wording.rating_cell(wording.badge(rating, snapshot))
    return (cell, *_across(reading.rated(found, rating)))


def _across(found: Sequence[Standing]) -> tuple[TableCell, ...]:
    numbers = (len(found), *(len(reading.of_body(found, body)) for body in ResponsibleBody))
    return tuple(TableCell((str(number),)) for number in numbers)


def direction_parts(snapshot: Snapshot) -> tuple[str, ...]:
    """ "3 improved", "2 worsened": every commitment that counts once, by its direction."""
    found = reading.counting(reading.standings(snapshot), snapshot)
    if snapshot.renderer >= reading.LET_OFF_APART:
        each = snapshot.renderer >= reading.EVERY_RED
        words = moved_in_all(found) if each else movement((one.direction for one in found), whole=True)
        return tuple(words.split(", ")) if words else ()
    ways = {way: len(reading.headed(found, way)) for way in labels.DIRECTIONS}
    return tuple(f"{number} {_plain(labels.DIRECTIONS[way])}" for way, number in ways.items() if number)


def _plain(label: str) -> str:
    """A direction in running text, without arrow and capital."""
    return label.lstrip("↑→↓ ").lower()


def change_lines(snapshot: Snapshot) -> Iterator[Paragraph]:
    """What moved each way, and between which ratings; worse first. More than two stand in a line each."""
    found = reading.standings(snapshot)
    for way in (Direction.WORSENED, Direction.REOPENED, *reading.OTHERWISE_CHANGED):
        moved = [_moved(one, snapshot) for one in reading.changed(found) if one.direction is way]
        label = labels.capital(MOVED[way])
        if len(moved) > IN_A_LINE:
            yield with_next(paragraph(Kind.DETAIL, Words(f"{len(moved)} {MOVED[way]}", strong=True), ":"))
            yield from (paragraph(Kind.BULLET, said) for said in moved)
        elif moved:
            yield labelled(Kind.DETAIL, label, f"{'; '.join(moved)}.")


def _moved(one: Standing, snapshot: Snapshot) -> str:
    """ "DOR-2.2 Recruit more (at risk to off track)"; of what is completed or has started, the title alone."""
    name = f"{one.terms.ref} {reading.title(one)}"
    whose = (
        ""
        if reading.is_agreed(one) or one.recorded_in_plan
        else of_lead(one).removesuffix(", not yet agreed")
    )
    plain = one.direction in (Direction.COMPLETED, Direction.STARTED) or one.last is None
    before = "" if plain or one.last is None else f"{telling.label_in_line(one.last.rating, snapshot)} to "
    ratings = "" if plain else f"{before}{telling.label_in_line(one.rating, snapshot)}"
    aside = "; ".join(filter(None, (ratings, whose)))
    return f"{name} ({aside})" if aside else name


def change_table(snapshot: Snapshot) -> Table:
    """Each rating that changed, worse ones first."""
    changed = reading.changed(reading.standings(snapshot))
    return Table(
        caption="Table 2: ratings that changed",
        description="One row for each commitment whose rating changed, with the rating before and now; "
        "those that got worse come first.",
        columns=with_room(named(CHANGE_COLUMNS, snapshot), (standing.terms.ref for standing in changed)),
        rows=tuple(_change_row(standing, snapshot) for standing in changed),
    )


def _change_row(standing: Standing, snapshot: Snapshot) -> tuple[TableCell, ...]:
    last, whose = standing.last, wording.whose_text(standing, snapshot)
    none = wording.rating_cell(wording.badge(Rating.NONE, snapshot))
    now = wording.badge(standing.rating, snapshot) if whose else wording.standing_badge(standing, snapshot)
    return (
        TableCell((standing.terms.ref,)),
        TableCell((reading.title(standing),)),
        wording.past_cell(last, snapshot) if last else none,
        wording.rating_cell(now, *([whose] if whose else [])),
        TableCell((wording.direction_text(standing, snapshot),)),
    )
