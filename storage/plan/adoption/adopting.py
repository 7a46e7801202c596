"""Makes Muster's plan out of what was found in an office's files, as far as it goes: values, and questions in
the place of those that only somebody can give. Reading the files is contents.py's, writing the workbook
adopted_file.py's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from storage.plan.adoption.deciding import people, priorities
from storage.plan.adoption.deciding.doubts import settle_doubts
from storage.plan.adoption.deciding.entry_days import EntryDays, as_day, readers, settle_calendar
from storage.plan.adoption.deciding.extras import extras_of, steps_of, title_of
from storage.plan.adoption.deciding.markings import Markings
from storage.plan.adoption.deciding.own_fields import own_fields, settle_mentions
from storage.plan.adoption.deciding.refs import Refs
from storage.plan.adoption.deciding.sorting import kept_entries, without_repeated
from storage.plan.adoption.deciding.turned_days import settle_turned
from storage.plan.adoption.deciding.unplaced import Unplaced, unplaced_cells
from storage.plan.adoption.docket import Choice, Docket, Pending, Question
from storage.plan.adoption.grids.grid import Grid, NotReadable, Spot
from storage.plan.adoption.quarters.past import past_rows
from storage.plan.adoption.quarters.positions import coloured_column, newest_quarter, sure_days, years_of
from storage.plan.adoption.quarters.sheets_of_quarters import Older, known_by, newest
from storage.plan.adoption.quarters.statuses import Statuses
from storage.plan.adoption.reading.addresses import RoleAddresses
from storage.plan.adoption.reading.contents import FileContents, read_contents, settle
from storage.plan.adoption.reading.layout import side_by_side
from storage.plan.adoption.reading.own_sheets import as_values, own_milestones
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.days import Reader, read_day
from storage.plan.adoption.words.marking_words import is_only_marking
from storage.plan.adoption.words.names import LONGEST_ROLE, LONGEST_TITLE, shortened, tidy
from storage.rules.calendar import quarters
from storage.rules.standing.rag import scheme

Row = dict[str, object]


@dataclass(frozen=True)
class Memory:
    """What is known of earlier readings: answers by question, numbers by what they were given to, and what
    was written into the workbook (by sheet, row and heading), so that what people changed since is told from
    it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    refs: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[tuple[str, str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Adoption:
    """A plan as far as it goes. `plan` is by field ("plan.title"), `tables` are the rows of each sheet by
    group, `cells` are all of theirs with their places, `fates` say what came of each."""

    files: tuple[str, ...]
    plan: Mapping[str, object]
    tables: Mapping[str, Sequence[Row]]
    questions: tuple[Question, ...]
    choices: tuple[Choice, ...]
    unplaced: tuple[Unplaced, ...]
    cells: tuple[tuple[str, str], ...]
    fates: Mapping[str, Sequence[tuple[str, str]]]
    memory: Memory

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What is still to decide."""
        return tuple(one for one in self.questions if not one.answer)


def adopt(
    grids: Sequence[Grid], today: date, memory: Memory | None = None, likeliest: bool = False
) -> Adoption:
    """The plan in the files. Raises NotReadable where no row of them promises anything."""
    memory = memory or Memory()
    docket = Docket(memory.answers, likeliest)
    grids = [part for grid in grids for part in side_by_side(grid)]
    found = read_contents(grids, docket)
    for grid in grids:
        if grid.letters:
            docket.note("letters", [], grid.name, grid.letters)
    if not found.entries:
        raise NotReadable("no_table", grids[0].file)
    marks = Markings([*found.entries, *found.past], grids, found.around, docket)
    entries = kept_entries(found.entries, docket)
    settle_doubts(entries, docket)
    entries, older = newest(entries, found.context, docket)
    found.entries = without_repeated(entries, docket)
    settle(found, docket)
    work = _Work(found, docket, memory, today, older, marks)
    plan, tables = work.made()
    unplaced = tuple(unplaced_cells(grids, docket, found.outside))
    kept = replace(memory, answers={**memory.answers}, refs=work.refs.remembered)
    _offer_roles(docket, work.roles)
    questions = tuple(
        sorted(docket.questions.values(), key=lambda one: (bool(one.answer), _ORDER.get(one.kind, 50)))
    )
    return Adoption(
        tuple(dict.fromkeys(grid.file for grid in grids)),
        plan,
        tables,
        questions,
        docket.all_choices(),
        unplaced,
        tuple((spot.place, spot.text) for grid in grids for spot in (*grid.spots(), *grid.loose)),
        docket.fates,
        kept,
    )


_ORDER = {name: at for at, name in enumerate((
    "which_title", "which_lead", "which_sro", "is_sro", "which_due", "which_rating", "by_fill", "by_sheet", "office",
    "plan_starts", "plan_ends", "which_position", "which_year", "shared_ref", "no_ref", "which_quarter", "day_order",
))}  # fmt: skip
"""What is asked first: that on which much else depends."""


def _offer_roles(docket: Docket, roles: people.Roles) -> None:
    """Whoever is asked for a role may choose among all of them."""
    for key, one in docket.questions.items():
        if one.kind in ("no_sro", "no_lead", "no_leads", "sro_is_lead", "chief", "plan_office"):
            others = (role for role in roles.duties if role not in one.about or one.kind != "sro_is_lead")
            docket.questions[key] = replace(one, options=tuple(dict.fromkeys((one.likely, *others))))


class _Work:
    """Makes the rows of each sheet, entry by entry."""

    def __init__(
        self,
        found: FileContents,
        docket: Docket,
        memory: Memory,
        today: date,
        older: Older,
        markings: Markings,
    ) -> None:
        self.found, self.docket, self.context, self.older = found, docket, found.context, older
        self.markings = markings
        self.refs = Refs(docket, memory.refs)
        self.roles = people.Roles(docket, RoleAddresses(docket))
        for role, mail, spot in found.mails:
            self.roles.addresses.add(shortened(tidy(role), LONGEST_ROLE), mail, [spot])
        self.priorities = priorities.Priorities(docket, found.listed)
        self.scheme = scheme(_scheme(found.entries))
        settle_turned(found.entries, docket)
        settle_calendar(found.entries, self.context, docket)
        days = list(sure_days(found.entries, self.context))
        self.years = self.context.years or years_of(days, today)
        self.days = EntryDays(
            docket, self.context, self.years[1], today, readers(found.entries, docket, self.context)
        )
        newest = newest_quarter(self.context, days, today)
        coloured = coloured_column(found.entries, docket)
        self.statuses = Statuses(docket, self.context, self.scheme, newest, coloured)

    def made(self) -> tuple[dict[str, object], dict[str, list[Row]]]:
        """The plan's own fields, and the rows of each sheet."""
        plan = self._plan()
        places = [self._place(entry, str(plan["plan.title"])) for entry in self.found.entries]
        words = [spot.text for entry in self.found.entries for spot in entry.own]
        refs = self.refs.of(self.found.entries, [code for code, _, _ in places], words)
        commitments: list[Row] = []
        milestones: list[Row] = []
        returns: list[Row] = []
        for entry, ref, place in zip(self.found.entries, refs, places, strict=True):
            commitments.append(self._commitment(entry, ref, place, commitments[-1] if commitments else {}))
            milestones += steps_of(entry, ref, self.docket, self.context.reader())
            returns += self._returns(entry, ref)
        settle_mentions(self.found.entries, commitments, self.priorities.code_of, self.docket)
        reader, ours = self.context.reader(), self.found.ours
        milestones += own_milestones(ours.get("milestones", ()), refs, self.docket, reader)
        returns += past_rows(self.found.past, refs, returns, self.scheme, self.docket)
        self._directory()
        people.duties(self.roles)
        word = self.priorities.word()
        plan |= {"plan.words.priority": word} if word and word != "Priority" else {}
        made = {
            name: [as_values(name, row, self.docket, reader) for row in ours[name]]
            for name in ("forums", "measures", "people")
            if name in ours
        }
        return plan, made | {
            "people": people.rows(self.roles, made.get("people", ())),
            "priorities": priorities.rows(self.priorities, self.roles, self.found.listed_more),
            "commitments": commitments,
            "milestones": milestones,
            "returns": returns,
        }

    def _returns(self, entry: Entry, ref: str) -> list[Row]:
        """How a commitment stood, in older sheets too."""
        rows = []
        for quarter, older in reversed(self.older.get(known_by(entry), [])):
            rows += replace(self.statuses, context=replace(self.context, quarter=quarter)).of(older, ref)
        return rows + self.statuses.of(entry, ref)

    def _past(self, entry: Entry) -> list[Entry]:
        """The rows that tell how a commitment stood before."""
        told = [one for one in self.found.past if known_by(one) == known_by(entry)]
        return [*told, *(older for _, older in self.older.get(known_by(entry), ()))]

    def _place(self, entry: Entry, title: str) -> tuple[str, str, tuple[str, ...]]:
        return self.priorities.place(entry, title, self.found.by_sheet)

    def _commitment(self, entry: Entry, ref: str, place: tuple[str, str, tuple[str, ...]], above: Row) -> Row:
        code, area, also = place
        row: Row = {"ref": ref, "priority": code, "area": area or None, "also": also or None}
        row |= title_of(entry, ref, above, self.docket)
        row |= people.people_of(entry, ref, self.roles, above)
        row |= self.days.of(entry, ref, above)
        row |= extras_of(entry, self.docket)
        row |= own_fields(entry, row, self.roles, self.markings.of(entry, self._past(entry)))
        people.mails_beside(entry, row, self.roles)
        if spot := entry.spot("ref"):
            self.docket.came_of(spot, "carried", "commitments.ref")
        return row

    def _directory(self) -> None:
        """Duties that a list of people gives."""
        for role, said in self.found.duties.items():
            known = self.roles.add(role)
            wanted = {"_".join(re.findall(r"[a-z]+", one.casefold())) for one in said.split(";")}
            self.roles.duties[known] |= wanted & set(people.ORDER)

    def _plan(self) -> dict[str, object]:
        """The Plan sheet: what lines above the tables say, else asked or, where little hangs on it,
        chosen."""
        told, context = self.context.told, self.context
        first = self.found.entries[0].grid
        name = first.file.rpartition(".")[0] if is_only_marking(first.name) else first.name
        title = shortened(context.title or name, LONGEST_TITLE)
        if "plan.title" not in self.found.plan:
            self.docket.note("plan_title", [told["title"]] if "title" in told else [], title)
            self.docket.came_of(told.get("title"), "carried", "plan.title")
            self.docket.came_of(told.get("label"), "heading")
            self.docket.came_of(told.get("office"), "carried", "office.name")
        for name in ("key", "quarter"):
            self.docket.came_of(told.get(name), "noted", name)
            if name in told:
                self.docket.note(f"told_{name}", [told[name]], told[name].text, self._told(name))
        plan: dict[str, object] = {
            "office.name": shortened(context.office, LONGEST_TITLE) if context.office else self._office(),
            "plan.title": title,
            "plan.version": context.version or "1",
            "plan.rag_scheme": self.scheme.key,
            **self._years(),
        }
        return plan | {path: _own_value(path, spot) for path, spot in self.found.plan.items()}

    def _told(self, name: str) -> str:
        return quarters.code(self.context.quarter) if name == "quarter" and self.context.quarter else ""

    def _office(self) -> object:
        if "office.name" in self.found.plan:
            return None
        return self.docket.ask(
            "office", "office", [], "", (), "Our office", lambda given: shortened(given, LONGEST_TITLE)
        )

    def _years(self) -> dict[str, object]:
        first, last = self.years
        if "plan.starts" in self.found.plan:
            return {}
        if self.context.years:
            self.docket.note("plan_years", [], f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}")
            return {"plan.starts": first, "plan.ends": last}
        shown = [f"{day:%d/%m/%Y}" for day in self.years]
        return {
            "plan.starts": self.docket.ask("plan_starts", "plan:starts", [], "", shown[:1], shown[0], as_day),
            "plan.ends": self.docket.ask("plan_ends", "plan:ends", [], "", shown[1:], shown[1], as_day),
        }


def _own_value(path: str, spot: Spot) -> object:
    """A value of Muster's own Plan sheet."""
    read = read_day(spot.text, spot.day, Reader()) if path in ("plan.starts", "plan.ends") else None
    return read.day if read and read.sure else tidy(spot.text)


def _scheme(entries: Sequence[Entry]) -> str:
    """The rating scheme: where green with (C) is complete, the one that says so."""
    marked = any(
        "(C)" in spot.text.upper() and len(spot.text) < 12
        for entry in entries
        for spot in entry.spots("rating")
    )
    return "thames_valley" if marked else "brag_plus"


__all__ = ["Adoption", "Memory", "Pending", "Unplaced", "adopt"]
