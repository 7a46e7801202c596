"""The ticks, as a table: what is due, and what is done about it. Each is handed `now`; a missed, doubled or late tick
changes nothing. What is due is worked out in storage, when a round comes in worker."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.ticking import people
from handlers.asks.rounds import announce_round
from handlers.calendar.early_papers import announce_pulled, key_of
from handlers.collecting.closing import announce_cut_off
from handlers.collecting.opening import announce_opening
from handlers.desk import Desk
from handlers.papers.drafting import make_draft
from handlers.papers.voiding import compare
from handlers.weekly.told import announce_correction, announce_digests
from storage.asks import by_the_clock, reminding, row_kinds
from storage.calendar import early_papers
from storage.collecting import closing, opening
from storage.facts.calendar import PulledForward
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.papers import clearance, snapshots
from storage.plan.plan_facts import NoPlan
from storage.queries import stories
from storage.record.database import Database, Session
from storage.record.marks import Shows, mark
from storage.weekly import corrections
from storage.weekly import rounds as weekly_rounds

Act = Callable[[Session, Desk, Any, datetime], object]
Due = Callable[[Session, datetime], Iterable[Any]]


@dataclass(frozen=True)
class Tick:
    """`due` looks, and says what there is to do: mostly nothing. `act` does one of them, in a transaction of its
    own."""

    due: Due
    act: Act

    def do(self, desk: Desk, what: object, now: datetime) -> None:
        """Does one thing that is due."""
        with desk.database.write() as session:
            self.act(session, desk, what, now)


class Drafting(Tick):
    """A paper is drawn outside any transaction."""

    def do(self, desk: Desk, what: Any, now: datetime) -> None:
        """Drafts one quarter's paper."""
        make_draft(desk, what, now)


class Comparing(Tick):
    """What was cleared is compared with the record outside any transaction."""

    def do(self, desk: Desk, what: Any, now: datetime) -> None:
        """Compares one draft."""
        compare(desk, what, now)


def each(acts: Iterable[Callable[[], object]]) -> None:
    """Does each of these, whatever becomes of the others: what fails for ever holds up nothing else. Raises
    ExceptionGroup of what went wrong."""
    failed = []
    for act in acts:
        try:
            act()
        except Exception as trouble:
            failed.append(trouble)
    if failed:
        raise ExceptionGroup("the rest was done", failed)


# --- what is due, and what is done about it ------------------------------------------------------------


def quarters_to_open(session: Session, now: datetime) -> list[QuarterName]:
    """The quarter whose prompts are due."""
    name = opening.due_to_open(session, now)
    return [name] if name else []


def open_quarter(session: Session, desk: Desk, name: QuarterName, now: datetime) -> None:
    """Opens it, and owes each lead their prompt."""
    if opening.open_quarter(session, name, now):
        announce_opening(session, desk.channels, name, now)


def ask_besides(session: Session, _desk: Desk, name: QuarterName, now: datetime) -> None:
    """Asks for what the plan has come to want since the quarter opened: reminders tell of it."""
    row_kinds.ask_all(session, name, now)


def cut_off(session: Session, desk: Desk, name: QuarterName, now: datetime) -> None:
    """Closes the collecting of a quarter whose cut-off has passed: what is unanswered becomes "No return"."""
    if closing.cut_off(session, name, now):
        announce_cut_off(session, desk.channels, stories.quarter_status(session, name, now), now)


def lapse(session: Session, _desk: Desk, name: QuarterName, now: datetime) -> None:
    """Ends the extra time that some returns were given after the cut-off, or to answer again."""
    closing.lapse(session, name, now)


def what_is_out(session: Session, now: datetime) -> list[None]:
    """Whether anybody is to be told of anything that is wanted of somebody."""
    return [None] if reminding.round_of(session, now) else []


def remind(session: Session, desk: Desk, _due: None, now: datetime) -> None:
    """Tells them, as things are by now."""
    found = reminding.round_of(session, now)
    if found:
        announce_round(session, desk.channels, found, now)


def papers_pulled(session: Session, now: datetime) -> list[PulledForward]:
    """The Panels whose papers pull a quarter's steps forward and of which the plan office has not read."""
    return [
        one for one in early_papers.pulled_forward(session, now) if not outbox.is_begun(session, key_of(one))
    ]


def tell_pulled(session: Session, desk: Desk, one: PulledForward, now: datetime) -> None:
    """Tells the plan office of it, as early as can be."""
    announce_pulled(session, desk.channels, one, now)


def digests(session: Session, now: datetime) -> list[date]:
    """The day of this week's digests."""
    day = weekly_rounds.due_round(session, now)
    return [day] if day else []


def post_digests(session: Session, desk: Desk, day: date, now: datetime) -> None:
    """Owes them."""
    announce_digests(session, desk.channels, day, now)


def put_right(session: Session, desk: Desk, _due: None, now: datetime) -> None:
    """Says in the threads of the newest digests what they told and no longer holds."""
    for one in corrections.corrections(session, desk.channels.digest, now):
        announce_correction(session, desk.channels, one, now)


def follow_the_clock(session: Session, _desk: Desk, kind: Shows, _now: datetime) -> None:
    """Has live messages worded anew that may say something else because time has passed."""
    mark(session, kind)


TICKS: Mapping[str, Tick] = {
    "open_quarters": Tick(quarters_to_open, open_quarter),
    "ask_besides": Tick(row_kinds.quarters_lacking, ask_besides),
    "ask_the_newly_asked": Tick(people.newly_asked, people.ask_the_newly_asked),
    "tell_vacancies": Tick(people.vacancies, people.tell_vacancy),
    "send_on_decisions": Tick(people.stranded, people.send_on),
    "list_not_found": Tick(people.not_found, people.list_not_found),
    "tell_of_early_papers": Tick(papers_pulled, tell_pulled),
    "cut_off_quarters": Tick(closing.due_for_cut_off, cut_off),
    "close_extended": Tick(closing.due_to_lapse, lapse),
    "remind": Tick(what_is_out, remind),
    "draft_papers": Drafting(snapshots.due_for_draft, lambda *_: None),
    "compare_cleared": Comparing(clearance.to_compare, lambda *_: None),
    "post_digest": Tick(digests, post_digests),
    "correct_digest": Tick(corrections.may_be_due, put_right),
    "follow_the_clock": Tick(by_the_clock.worded_too_long_ago, follow_the_clock),
}
"""Every tick by its name, in the order in which a quarter needs them."""


# --- a round -------------------------------------------------------------------------------------------


class SharedLook:
    """One reading of the record that ticks share, until one of them writes."""

    def __init__(self, database: Database) -> None:
        self._database, self._open = database, ExitStack()
        self._reading: Session | None = None

    def session(self) -> Session:
        """What the next one looks with."""
        if self._reading is None:
            self._reading = self._open.enter_context(self._database.read())
        return self._reading

    def close(self) -> None:
        """What was read is not used any more."""
        self._open.close()
        self._reading = None


def tick_all(desk: Desk, now: datetime) -> None:
    """One round of every tick. Raises ExceptionGroup where some failed."""
    look = SharedLook(desk.database)
    try:
        each(partial(run, tick, look, desk, now) for tick in TICKS.values())
    finally:
        look.close()


def run(tick: Tick, look: SharedLook, desk: Desk, now: datetime) -> None:
    """Looks, and does what is due. Before the first plan there is nothing to do."""
    try:
        due = list(tick.due(look.session(), now))
    except NoPlan:
        return
    except Exception:
        look.close()
        raise
    if due:
        look.close()
    with suppress(NoPlan):
        each(partial(tick.do, desk, one, now) for one in due)
