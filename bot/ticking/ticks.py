"""The ticks: find what is due, decide it in one transaction, owe the messages. Each is handed `now`; a missed,
doubled or late tick changes nothing. What is due is worked out in storage, when a tick comes in schedule."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial

from bot.ticking.people import ask_the_newly_asked, list_not_found, send_on_decisions, tell_vacancies
from handlers.asks.agreements import announce_asks
from handlers.asks.rounds import announce_rounds
from handlers.calendar.early_papers import announce_pulled, key_of
from handlers.collecting.closing import announce_cut_off
from handlers.collecting.opening import announce_opening
from handlers.desk import Desk
from handlers.papers.drafting import make_draft
from handlers.weekly.told import announce_digest
from storage.asks import agreements, by_the_clock, reminding
from storage.calendar import early_papers
from storage.collecting import closing, opening
from storage.collecting.closing import due_for_cut_off, due_to_lapse
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.papers import snapshots
from storage.plan.plan_facts import NoPlan
from storage.queries import stories
from storage.record.marks import mark
from storage.weekly import weekly

Tick = Callable[[Desk, datetime], None]


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


def open_quarters(desk: Desk, now: datetime) -> None:
    """Opens the quarter whose prompts are due, and owes each lead their prompt."""
    with desk.database.read() as session:
        name = opening.due_to_open(session, now)
    if name is None:
        return
    with desk.database.write() as session:
        if opening.open_quarter(session, name, now):
            announce_opening(session, desk.channels, name, now)


def chase(desk: Desk, now: datetime) -> None:
    """Owes the reminders, the escalations and the counts that are due."""
    with desk.database.read() as session:
        due = reminding.rounds(session, now)
    if not due:
        return
    with desk.database.write() as session:
        announce_rounds(session, desk.channels, reminding.rounds(session, now), now)


def tell_of_early_papers(desk: Desk, now: datetime) -> None:
    """Tells the plan office, as early as can be, of a Panel whose paper pulls a quarter's steps forward."""
    with desk.database.read() as session:
        due = early_papers.pulled_forward(session, now)
        found = [one for one in due if not outbox.is_begun(session, key_of(one))]
    if found:
        with desk.database.write() as session:
            for one in found:
                announce_pulled(session, desk.channels, one, now)


def cut_off_quarters(desk: Desk, now: datetime) -> None:
    """Closes the collecting of quarters whose cut-off has passed: what is unanswered becomes "No return"."""
    with desk.database.read() as session:
        due = due_for_cut_off(session, now)
    each(partial(cut_off, desk, name, now) for name in due)


def cut_off(desk: Desk, name: QuarterName, now: datetime) -> None:
    """Closes the collecting of one quarter."""
    with desk.database.write() as session:
        if closing.cut_off(session, name, now):
            status = stories.quarter_status(session, name)
            announce_cut_off(session, desk.channels, status, now)


def close_extended(desk: Desk, now: datetime) -> None:
    """Ends the extra time that some returns were given after the cut-off, or to answer again."""
    with desk.database.read() as session:
        due = due_to_lapse(session, now)
    each(partial(lapse, desk, name, now) for name in due)


def lapse(desk: Desk, name: QuarterName, now: datetime) -> None:
    """Ends the extra time in one quarter."""
    with desk.database.write() as session:
        closing.lapse(session, name, now)


def ask_agreers(desk: Desk, now: datetime) -> None:
    """Tells whoever agrees what waits for them, and reminds them."""
    with desk.database.read() as session:
        due = agreements.asks_due(session, now)
    if due:
        with desk.database.write() as session:
            announce_asks(session, due, now)


def draft_papers(desk: Desk, now: datetime) -> None:
    """Makes the drafts that are due."""
    with desk.database.read() as session:
        due = snapshots.due_for_draft(session, now)
    each(partial(make_draft, desk, name, now) for name in due)


def post_digest(desk: Desk, now: datetime) -> None:
    """Owes this week's digest."""
    with desk.database.read() as session:
        day = weekly.due_digest(session, now)
        facts = weekly.digest_facts(session, day, now) if day else None
    if facts is not None:
        with desk.database.write() as session:
            announce_digest(session, desk.channels, facts, now)


def follow_the_clock(desk: Desk, now: datetime) -> None:
    """Has live messages worded anew that may say something else because time has passed."""
    with desk.database.read() as session:
        late = by_the_clock.worded_too_long_ago(session, now)
    if late:
        with desk.database.write() as session:
            mark(session, *late)


TICKS: Mapping[str, Tick] = {
    "open_quarters": open_quarters,
    "ask_the_newly_asked": ask_the_newly_asked,
    "tell_vacancies": tell_vacancies,
    "send_on_decisions": send_on_decisions,
    "list_not_found": list_not_found,
    "tell_of_early_papers": tell_of_early_papers,
    "cut_off_quarters": cut_off_quarters,
    "close_extended": close_extended,
    "chase": chase,
    "ask_agreers": ask_agreers,
    "draft_papers": draft_papers,
    "post_digest": post_digest,
    "follow_the_clock": follow_the_clock,
}
"""Every tick by the id of its job, in the order in which a quarter needs them."""


def tick_all(desk: Desk, now: datetime) -> None:
    """One round of every tick; what it owes goes out at once. Raises ExceptionGroup where some failed."""
    try:
        each(partial(unless_without_plan, tick, desk, now) for tick in TICKS.values())
    finally:
        desk.wake()


def unless_without_plan(tick: Tick, desk: Desk, now: datetime) -> None:
    """Before the first plan there is nothing to do."""
    with suppress(NoPlan):
        tick(desk, now)
