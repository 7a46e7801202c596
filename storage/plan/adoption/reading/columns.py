"""Which column of a block holds what. Headings say it first, what stands beneath them second; where two
columns claim the same, the likelier is taken and somebody is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot, says_nothing
from storage.plan.adoption.reading.column_content import ColumnContent
from storage.plan.adoption.reading.headings import Heading, age_of
from storage.plan.adoption.reading.layout import Block
from storage.plan.adoption.words.ratings import COLOURS, rating_words

NONE = "None of them"
_WEAK_TITLES = (
    "description|detail|details|summary|requirement|requirements|aim|goal|objective|objectives|output|outputs|strategy|"
    "strategies|item|what|name"
)
_STEPS = (
    "task|tasks|milestone|milestones|step|steps|activity|activities|action|actions|key milestones|key milestone|"
    "key activities|key actions|key activity|key action"
)
_WEAK_DAYS = "target|when|completion|end|forecast|date|from|closed|completed|start|timeline|review"
_OF_A_TIME = ("lead", "sro", "deputy", "start", "due", "later_due")
"""Fields whose columns may say what holds now and what held before."""
PEOPLE = ("lead", "sro", "deputy", "force_lead", "councillor")
WEAK_TITLES, STEPS, WEAK_DAYS = (frozenset(words.split("|")) for words in (_WEAK_TITLES, _STEPS, _WEAK_DAYS))
"""Headings that say little by themselves, and those under which steps stand."""


@dataclass(frozen=True)
class QuarterColumn:
    """A column that is about one quarter: its number in the financial year, and whether it rates or tells."""

    column: int
    number: int
    rates: bool
    heading: Heading


@dataclass
class Columns:
    """The columns of a block by what they hold, each field's likeliest first. `filled_down` are those whose blanks
    mean what stands above."""

    by_field: dict[str, list[int]] = field(default_factory=dict)
    quarters: list[QuarterColumn] = field(default_factory=list)
    headings: Mapping[int, Heading] = field(default_factory=dict)
    filled_down: set[int] = field(default_factory=set)

    def first(self, name: str) -> int | None:
        """The column of a field; None where there is none."""
        return next(iter(self.by_field.get(name, [])), None)

    def field_at(self, column: int) -> str:
        """What a column holds; "" where it has no place."""
        found = (name for name, columns in self.by_field.items() if column in columns)
        return next(found, "quarter" if any(one.column == column for one in self.quarters) else "")

    def move(self, column: int, to: str) -> None:
        """Takes a column for something else."""
        for columns in self.by_field.values():
            if column in columns:
                columns.remove(column)
        self.by_field.setdefault(to, []).append(column)


def contents(block: Block) -> dict[int, ColumnContent]:
    """The content of each column, from the rows that are more than a line."""
    rows = [row for row in block.rows if len(block.grid.lines[row]) > 1]
    found: dict[int, ColumnContent] = {}
    for column in sorted(set(block.headings) | {at for row in rows for at in block.grid.lines[row]}):
        found_here = (block.grid.lines[row].get(column) for row in rows)
        spots = [spot for spot in found_here if spot and not says_nothing(spot)]
        shared = any(
            (row, column) in block.grid.shared and column not in block.grid.lines.get(row, {}) for row in rows
        )
        found[column] = ColumnContent(spots, len(rows), shared)
    return found


def assigned(block: Block, docket: Docket) -> Columns:
    """The columns of a block, with what was chosen and asked written down."""
    held, columns = contents(block), Columns(headings=block.headings)
    for at in sorted(held):
        heading = block.headings.get(at)
        name = _field(heading, held[at])
        if heading and heading.quarter and name in ("", "rating", "progress", "earlier_rating"):
            rates = name != "progress" and held[at].is_rated
            columns.quarters.append(QuarterColumn(at, heading.quarter, rates, heading))
        elif name:
            columns.by_field.setdefault(name, []).append(at)
    for name, listed in columns.by_field.items():
        listed.sort(key=lambda at: (block.headings[at].meaning.rank if at in block.headings else 999, at))
        if name in _OF_A_TIME:
            listed.sort(key=lambda at: age_of(_name(block, at)))
    for settle in (_mails, _urgency, _days, _titles, _people, _ratings):
        settle(block, columns, held, docket)
    return columns


def _field(heading: Heading | None, content: ColumnContent) -> str:
    """What a column holds, by its heading and then by its content."""
    said = heading.meaning.field if heading else ""
    name = heading.name if heading else ""
    if content.is_mail:
        return said if said.endswith("_email") else "email"
    if said == "ref" and content.is_tools_own:
        return "no_place"
    if said == "ref" and content.words > 4:
        return "title"
    if said in ("rating", "progress", "percent", "completed_on") and content.spots:
        return _progress_or_rating(said, name, content)
    if said in ("due", "later_due", "first_due", "start") and name in WEAK_DAYS and content.spots:
        return said if content.is_days else "no_place"
    if said or not content.spots:
        return said
    return _unheaded(content)


def _progress_or_rating(said: str, name: str, content: ColumnContent) -> str:
    """Status is prose as often as it is a rating, and progress is a per cent as often as prose."""
    if content.is_percent:
        return "percent"
    if said in ("rating", "percent", "completed_on") and content.is_prose:
        return "progress"
    of_status = any(word in name for word in ("progress", "status", "position"))
    if (
        said == "progress"
        and of_status
        and content.words < 3
        and content.filled > 0.5
        and content.is_all_rated
    ):
        return "rating"
    if said == "completed_on" and not content.is_days:
        return "rating" if content.is_rated else "no_place"
    return "no_place" if said == "percent" and name == "complete" and not content.is_rated else said


def _unheaded(content: ColumnContent) -> str:
    """A column whose heading nobody knows: only what cannot be mistaken is taken."""
    if len(content.spots) < 2:
        return ""
    if content.is_rated and content.share(lambda spot: rating_words(spot.text) in COLOURS) > 0.5:
        return "rating"
    return (
        "maybe_due" if content.share(lambda spot: spot.day is not None) > 0.5 or content.is_all_days else ""
    )


def _mails(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """A column that is headed as one of people names them by their addresses, where no other names them and the table
    is no list of people."""
    del held, docket
    is_list = not columns.by_field.keys() & {
        "due",
        "later_due",
        "start",
        "rating",
        "progress",
        "ref",
        "priority",
    }
    for at in [] if is_list else list(columns.by_field.get("email", ())):
        said = block.headings[at].meaning.field if at in block.headings else ""
        if said in PEOPLE and not columns.by_field.get(said):
            columns.move(at, said)
        elif said in PEOPLE and said != "lead":
            columns.move(at, f"{said}_email")


def _titles(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """What is promised: of several columns the finest that says what is done; coarser ones are the levels
    above it."""
    found = list(columns.by_field.get("title", []))
    if not found:
        _title_by_content(columns, held)
        return
    fine = [at for at in found if not _is_coarse(at, found, held)] or found[-1:]
    for at in (at for at in found if at not in fine):
        columns.move(at, "area" if columns.by_field.get("priority") else "priority")
    fine.sort(key=lambda at: (block.headings[at].name in WEAK_TITLES, held[at].filled < 0.5))
    strong = [at for at in fine if block.headings[at].name not in WEAK_TITLES]
    if len(strong) > 1:
        fine = _asked("title", block, strong, docket) + [at for at in fine if at not in strong]
    columns.by_field["title"] = fine[:1]
    for at in fine[1:]:
        columns.move(at, "steps" if block.headings[at].name in STEPS else "no_place")


def _title_by_content(columns: Columns, held: Mapping[int, ColumnContent]) -> None:
    """Without a heading for it, the fullest column of words that has no other meaning."""
    free = [at for at in held if not columns.field_at(at) and held[at].words >= 2 and held[at].distinct > 0.5]
    if free and ("lead" in columns.by_field or "due" in columns.by_field or "rating" in columns.by_field):
        columns.by_field["title"] = [max(free, key=lambda at: (held[at].filled, held[at].words))]


def _is_coarse(at: int, titles: Sequence[int], held: Mapping[int, ColumnContent]) -> bool:
    """Whether a column names groups of rows: cells over several rows, the same words again and again, or a cell only
    here and there beside another column that is filled all the way."""
    content = held[at]
    beside = any(
        held[other].filled > content.filled and content.lines <= held[other].lines
        for other in titles
        if other != at
    )
    if content.filled < _SPARSE and beside:
        return True
    return content.is_merged or (content.rows > 3 and content.own_words < _OWN)


_SPARSE, _OWN = 0.6, 0.7
"""How few of the rows name a group, and how few of the cells say something of their own where groups are named."""


def _people(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """Who leads and who agrees. A plan with one column of people has leads, whatever it calls them."""
    del held
    lead = columns.by_field.setdefault("lead", [])
    sro, councillors = columns.by_field.get("sro", []), columns.by_field.get("councillor", [])
    if not lead and (sro or councillors):
        taken = (sro or councillors)[0]
        columns.move(taken, "lead")
        docket.note("only_people", block.headings[taken].spots, block.headings[taken].text)
    if len(lead) > 1:
        columns.by_field["lead"] = _asked("lead", block, lead, docket)
        for at in columns.by_field["lead"][1:]:
            columns.move(at, "no_place")
    if len(sro) > 1:
        columns.by_field["sro"] = _asked("sro", block, sro, docket)
        for at in columns.by_field["sro"][1:]:
            columns.move(at, "no_place")
    if not sro and councillors:
        _councillor(block, columns, councillors[0], docket)


def _councillor(block: Block, columns: Columns, at: int, docket: Docket) -> None:
    """A councillor may be who agrees a rating, or only who answers for it to the public."""
    heading = block.headings[at]
    key = f"column:sro:{heading.name}"
    answer = docket.pick("is_sro", key, heading.spots, heading.text, (NONE, heading.text), NONE)
    if answer != NONE:
        columns.move(at, "sro")


def _days(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """When it is due. Where a day was moved to a column of its own, a blank there means the day before it."""
    del held
    due = [at for name in ("later_due", "due", "first_due") for at in columns.by_field.get(name, [])]
    due = due or columns.by_field.get("maybe_due", [])[:1]
    if len(due) > 1:
        due = _asked("due", block, due, docket)
    for at in due:
        columns.move(at, "due")
    columns.by_field["due"] = due
    if len(starts := columns.by_field.get("start", [])) > 1:
        columns.by_field["start"] = _asked("start", block, starts, docket)
    for at in columns.by_field.get("start", [])[1:]:
        columns.move(at, "no_place")


def _ratings(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """Of two ratings the one in colours is likelier; a per cent is one only where there is no other."""
    found = columns.by_field.get("rating", [])
    found.sort(key=lambda at: ("risk" in _name(block, at), -held[at].share(_is_colour)))
    if len(found) > 1:
        found = _asked("rating", block, found, docket)
        for at in found[1:]:
            columns.move(at, "no_place")
        columns.by_field["rating"] = found[:1]
    if not found and not columns.quarters and columns.by_field.get("percent"):
        columns.move(columns.by_field["percent"][0], "rating")


def _is_colour(spot: Spot) -> bool:
    return rating_words(spot.text) in COLOURS


def _name(block: Block, at: int) -> str:
    return block.headings[at].name if at in block.headings else ""


def _urgency(block: Block, columns: Columns, held: Mapping[int, ColumnContent], docket: Docket) -> None:
    """A column called Priority that says high, medium and low is how urgent things are."""
    for at in list(columns.by_field.get("priority", [])):
        if held[at].is_urgency:
            columns.move(at, "no_place")
            docket.note("urgency", block.headings[at].spots, block.headings[at].text)


def _asked(what: str, block: Block, found: Sequence[int], docket: Docket) -> list[int]:
    """The columns with the one first that was chosen, which is the likeliest until somebody answers."""
    texts = [block.headings[at].text for at in found]
    spots = [spot for at in found for spot in block.headings[at].spots]
    key = f"column:{what}:" + "|".join(sorted(block.headings[at].name for at in found))
    chosen = docket.pick(f"which_{what}", key, spots, "; ".join(texts), texts, texts[0])
    at = found[texts.index(chosen)]
    return [at, *(other for other in found if other != at)]
