"""Kinds of ask without a row of their own but the one in `ask`: what is out of them and how they stand, for the
registry; and asking for what a quarter comes to want. What is asked of whom each kind says itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.asks.kinds import AskKind, State
from storage.asks.rows import AskWanted, Subject, asks_of, collects, is_out, part_of, stands_now, subject_of
from storage.asks.running import running
from storage.calendar.quarters import quarter_row, timetable_of
from storage.enums import Collected
from storage.facts.plan import QuarterName
from storage.record import audit
from storage.rules.asks.out import QUIET, AskId, Out, Steps
from storage.rules.asks.participation import Counted
from storage.rules.calendar.timetable import Timetable
from storage.tables import Ask, Quarter


def usual_steps(times: Timetable) -> Steps:
    """As those of returns are, but that it is first told of when the quarter's prompts go out."""
    return Steps(times.prompts_open, times.reminder_2, times.overdue, times.escalation, times.draft)


def usual_due(times: Timetable) -> datetime:
    """With the leads' returns."""
    return times.lead_deadline


def usual_end(session: Session, name: QuarterName) -> datetime:
    """Until the paper is drafted it is of use."""
    return timetable_of(session, name).draft


def at_once(_session: Session, _name: QuarterName, _one: AskWanted, _now: datetime) -> bool:
    """Asked for when the quarter opens."""
    return True


@dataclass(frozen=True)
class RowKind:
    """One kind of such asks. `subject` is the column of what it is about; `wanted` what is asked in a quarter, as the
    plan is now; `steps`, `due` and `closes` when. `collected` is what the plan calls it when it chooses what is
    collected. What is not `ready` yet is asked for later. Other `tables` than `ask` that show in its messages,
    reminders and prompts follow too."""

    name: str
    collected: Collected
    subject: InstrumentedAttribute[int | None] | InstrumentedAttribute[str | None]
    wanted: Callable[[Session, QuarterName], Iterable[AskWanted]]
    steps: Callable[[Timetable], Steps] = usual_steps
    due: Callable[[Timetable], datetime] = usual_due
    closes: Callable[[Session, QuarterName], datetime] = usual_end
    ready: Callable[[Session, QuarterName, AskWanted, datetime], bool] = at_once
    tables: frozenset[str] = field(default_factory=frozenset)

    def kind(self) -> AskKind:
        """Its entry in the registry."""
        return AskKind(
            self.name,
            self.out,
            self.states,
            self.escalated,
            self.answers,
            self.answered,
            tables=frozenset({"ask", *self.tables}),
            prompted=True,
        )

    # --- what is out ---------------------------------------------------------------------------------------

    def wanted_in(self, session: Session, name: QuarterName) -> dict[Subject, AskWanted]:
        """What is asked in a quarter, by subject; nothing where the plan does not have it collected."""
        if not collects(session, self.collected):
            return {}
        return {one.subject: one for one in self.wanted(session, name)}

    def out(self, session: Session, now: datetime) -> Iterator[Out]:
        """Those that have not come, of the quarters that are collected, in the order in which they were asked."""
        for name in running(session):
            times = timetable_of(session, name)
            rows = [row for row in asks_of(session, self.name, name) if is_out(row)]
            closes = self.closes(session, name)
            wanted = self.wanted_in(session, name) if rows and now < closes else {}
            for row in rows:
                if one := wanted.get(subject_of(row)):
                    yield self.as_out(row, one, name, times, closes)

    def as_out(self, row: Ask, one: AskWanted, name: QuarterName, times: Timetable, closes: datetime) -> Out:
        """One of them as the planner takes it, before it closes."""
        own = row.due_at or one.due
        return Out(
            AskId(self.name, row.id),
            asked=one.role_id,
            steps=one.steps or self.steps(times),
            due=own or self.due(times),
            quarter=name,
            ref=one.ref,
            title=one.title,
            whose=one.whose,
            superior=one.superior,
            deputies=one.deputies,
            escalates_to=one.escalates_to,
            closes=closes,
            own_time=own,
            escalated=row.escalated_at is not None,
        )

    # --- how they stand ------------------------------------------------------------------------------------

    def states(self, session: Session, ids: Collection[int]) -> Mapping[int, State]:
        """How some of them stand."""
        found = session.execute(select(Ask, Quarter).join(Quarter).where(Ask.id.in_(ids))).all()
        return {row.id: State(stands_now(row), quarter.name) for row, quarter in found}

    def escalated(self, session: Session, ids: Collection[int], now: datetime) -> Collection[int]:
        """Marks some as told of, and says which were not before: of two processes, one gets them."""
        mine = update(Ask).where(Ask.id.in_(ids), Ask.escalated_at.is_(None))
        marked = session.scalars(mine.values(escalated_at=now).returning(Ask.id)).all()
        for ask_id in sorted(marked):
            audit.record(session, now, "ask_escalated", ("ask", ask_id))
        return marked

    def answers(self, session: Session, now: datetime) -> Mapping[int, datetime]:
        """When each person last answered one, of those who did lately."""
        mine = (Ask.kind == self.name) & (Ask.answered_at > now - QUIET) & Ask.answered_by_id.is_not(None)
        rows = session.execute(
            select(Ask.answered_by_id, func.max(Ask.answered_at)).where(mine).group_by(Ask.answered_by_id)
        )
        return {person_id: at for person_id, at in rows if person_id is not None and at is not None}

    def answered(self, session: Session, year: int) -> Iterator[Counted]:
        """What each of a financial year counts as, under whoever it escalates to."""
        mine = (Quarter.year == year) & (Ask.kind == self.name)
        rows = session.execute(select(Ask, Quarter).join(Quarter).where(mine).order_by(Ask.id)).all()
        names = {quarter.name for _, quarter in rows}
        wanted = {name: self.wanted_in(session, name) for name in names}
        for row, quarter in rows:
            one = wanted[quarter.name].get(subject_of(row))
            due = row.due_at or (one.due if one else None) or self.due(timetable_of(session, quarter.name))
            ended = quarter.name not in running(session)
            yield Counted(quarter.name, one.superior if one else "", part_of(row, due, ended=ended))


ROW_KINDS: dict[str, RowKind] = {}
"""Every kind of this sort, by its name."""


def register_rows(kind: RowKind) -> AskKind:
    """Adds one, and gives its entry for the registry."""
    ROW_KINDS[kind.name] = kind
    return kind.kind()


# --- asking ----------------------------------------------------------------------------------------------


def not_asked_yet(session: Session, name: QuarterName, now: datetime) -> list[tuple[RowKind, AskWanted]]:
    """What is wanted in a quarter and has no ask yet, of every kind that is still of use."""
    return [
        (kind, one)
        for kind in ROW_KINDS.values()
        if now < kind.closes(session, name)
        for known in [{subject_of(row) for row in asks_of(session, kind.name, name)}]
        for one in kind.wanted_in(session, name).values()
        if one.subject not in known and kind.ready(session, name, one, now)
    ]


def ask_all(session: Session, name: QuarterName, now: datetime) -> int:
    """Makes an ask of everything that is wanted in a quarter and has none yet, and says how many are new. The
    quarter's row is held, so that two processes ask for nothing twice."""
    quarter = quarter_row(session, name, lock=True)
    if quarter is None:
        return 0
    missing = not_asked_yet(session, name, now)
    for kind, one in missing:
        values = {kind.subject.key: one.subject, "due_at": None, "asked_at": now}
        session.execute(
            insert(Ask).values(kind=kind.name, quarter_id=quarter.id, let_off_reason="", **values)
        )
    return len(missing)


def quarters_lacking(session: Session, now: datetime) -> list[QuarterName]:
    """The quarters that are collected in which something is wanted that nobody was asked for yet."""
    return [name for name in running(session) if not_asked_yet(session, name, now)]
