"""The director: plays a quarter on the stage, from event to event. Most leads answer in time, one late, one
after a refused form, one never. What they say is cast's; how they press and type is hands'."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from bot.rehearsal.playing.acts import Event, Lead, Stage
from bot.rehearsal.playing.agreeing import Signing
from bot.rehearsal.playing.besides import Besides
from bot.rehearsal.playing.cast import Fields
from bot.rehearsal.playing.checks import Checks
from bot.rehearsal.playing.hands import Stuck, fill_in, gone_wrong, prompts, submit_again
from bot.rehearsal.playing.helping import Helping
from storage.enums import Rating
from storage.outbox import outbox
from storage.prompting import asking
from storage.record.heartbeats import last_beat
from storage.record.trouble import key_of
from storage.rules.calendar.digests import digest_at, digest_day
from storage.rules.calendar.working_days import WorkingCalendar
from storage.rules.sign_off import ask_moments

__all__ = ["Director", "Event", "Lead", "NotSettled", "Stage", "digests_between", "working_days"]

TWO_MINUTES = timedelta(minutes=2)
"""What an update takes a lead."""
A_MOMENT = timedelta(seconds=1)
"""A jump of the clock, at which the bot looks at once."""
PATIENCE = 180.0
"""Real seconds for the bot to do what an event asks of it."""


BUSY = "SQLITE_BUSY"


class NotSettled(Exception):
    """The bot did not finish what was due: it has ended, or something is stuck."""


class Director:
    """Plays one quarter. `tell` hears of each event as it begins: (words, office time, done, of)."""

    def __init__(self, stage: Stage, tell: Callable[[Event, int, int], None]) -> None:
        self.stage = stage
        self.tell = tell
        self.troubles: list[str] = []
        self.besides = Besides(stage, self.pause, self.wait, self.troubles)

    def play(self) -> None:
        """The whole quarter: prompts, answers, digests, cut-off, draft. Raises NotSettled."""
        self.go(Event(self.stage.times.prompts_open, "Leads are asked"), 0, 1)
        events = sorted(self.events(), key=lambda event: event.at)
        for number, event in enumerate(events, start=1):
            self.go(event, number, len(events))
        last = self.after_the_draft()
        for number, event in enumerate(last, start=1):
            self.go(event, number, len(last))

    def events(self) -> Iterator[Event]:
        """What happens between the prompts and the draft."""
        times = self.stage.times
        for at in digests_between(times.prompts_open, times.draft):
            yield Event(at, "The weekly digest is posted")
        yield Event(times.reminder_1, "Whoever has not answered is reminded")
        yield Event(times.reminder_2, "The second reminder goes out, to co-leads and deputies too")
        yield Event(times.overdue, "What is still out is overdue, and SROs are asked to agree")
        yield Event(times.escalation, "SROs hear which returns are missing")
        yield from self.answering()
        yield from Signing(self.stage, self.leads, self.pause, self.troubles).events()
        yield from Helping(self.stage, self.pause, self.troubles).events()
        yield from self.besides.events()
        yield Event(times.cut_off, "Returns close: what is missing becomes No return")
        for at in ask_moments(times, WorkingCalendar())[1:]:
            yield Event(at, "SROs are reminded of what waits")
        yield Event(times.draft, "The draft goes to the chief executive's channel")

    def after_the_draft(self) -> list[Event]:
        """What happens between the draft and the days before the meeting that takes it, where there is one."""
        found = list(Checks(self.stage, self.besides).events())
        weeks = digests_between(self.stage.times.draft, found[-1].at) if found else []
        posted = [Event(at, "The weekly digest is posted") for at in weeks]
        return sorted([*posted, *found], key=lambda event: event.at)

    def answering(self) -> Iterator[Event]:
        """When each lead answers."""
        leads = self.leads()
        late, refused, never = odd_ones(leads)
        for lead, at in zip(leads, self.moments(len(leads)), strict=True):
            if lead is never:
                continue
            if lead is late:
                at = self.stage.times.overdue + timedelta(hours=3)
            words = f"{lead.role} answers" + (" late" if lead is late else "")
            yield Event(at, words, partial(self.answer, lead, lead is refused))

    def leads(self) -> list[Lead]:
        """Everyone who was asked, those with the fewest commitments first."""
        with self.stage.database.read() as session:
            found = asking.who_was_asked_in_slack(session, self.stage.quarter, self.stage.times.prompts_open)
        leads = [Lead(one.slack_id, one.role, one.refs) for one in found]
        return sorted(leads, key=lambda lead: (len(lead.refs), lead.role))

    def moments(self, number: int) -> list[datetime]:
        """That many times, spread over the days up to the leads' deadline, in office hours."""
        random, times = Random(self.stage.seed), self.stage.times  # noqa: S311 - a story, not a secret
        days = working_days(times.prompts_open.date(), times.lead_deadline.date())
        found = [days[random.randrange(len(days) - 1)] for _ in range(number)]
        return sorted(
            times.prompts_open.replace(year=day.year, month=day.month, day=day.day)
            + timedelta(minutes=random.randint(15, 390))
            for day in found
        )

    # --- one event -------------------------------------------------------------------------------------

    def go(self, event: Event, number: int, of: int) -> None:
        """Moves the office's clock there, lets the bot do what is due, and plays the act."""
        self.tell(event, number, of)
        self.stage.workspace.jump(event.at)
        self.settle(event.at)
        event.act()
        self.go_on()

    def go_on(self) -> None:
        """Lets a moment pass, in which the bot does what has come to be due. Raises NotSettled."""
        at = self.stage.workspace.now() + A_MOMENT
        self.stage.workspace.jump(at)
        self.settle(at)

    def settle(self, at: datetime) -> None:
        """Waits until the bot has finished a round that began after `at` and owes nothing. Raises NotSettled."""
        self.wait(lambda: self.has_settled(at))

    def wait(self, done: Callable[[], bool]) -> None:
        """Waits for the bot. Raises NotSettled when it has ended or takes too long."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if is_so(done):
                return
            if not self.stage.bot.is_running():
                raise NotSettled("the bot has ended; its log is beside the database")
            time.sleep(0.02)
        raise NotSettled("the bot did not finish what was due in time")

    def has_settled(self, at: datetime) -> bool:
        """Whether a round that began at or after `at` is over and nothing waits to be sent."""
        with self.stage.database.read() as session:
            beat = last_beat(session)
            return (
                beat is not None and beat >= at and outbox.waiting(session, self.stage.workspace.now()) == 0
            )

    def is_told(self) -> bool:
        """Whether nothing waits to be sent, but for changes that are held."""
        with self.stage.database.read() as session:
            return outbox.waiting(session, self.stage.workspace.now()) == 0

    def answer(self, lead: Lead, refused_first: bool) -> None:
        """A lead answers everything they are asked, one after the other."""
        for ref in lead.refs:
            try:
                self.troubles += gone_wrong(ref, self.update(lead, ref, refused_first))
            except (Stuck, KeyError) as trouble:
                self.troubles.append(f"{ref}: {trouble}")
            self.pause()

    def update(self, lead: Lead, ref: str, refused_first: bool) -> dict[str, Any]:
        """A lead answers for one commitment, as their prompt offers it now; a refused form is put right."""
        workspace, fields = self.stage.workspace, self.stage.answers[ref]
        first = first_try(fields) if refused_first else fields
        outcome = fill_in(workspace, lead.user, prompts(workspace, lead.user)[ref], first)
        return submit_again(workspace, lead.user, fields) if outcome.get("errors") else outcome

    def pause(self) -> None:
        """The office's clock moves on while a lead writes the next update. The prompt is brought up to date
        meanwhile: what it offered before cannot be pressed any more."""
        self.stage.workspace.jump(self.stage.workspace.now() + TWO_MINUTES)
        self.wait(self.is_told)


def first_try(fields: Fields) -> Fields:
    """The same with too little said of what was done, as happens; only what is delivered may be said so
    briefly."""
    return fields if fields["rating"] == Rating.BLUE else {**fields, "progress": "Under way."}


def odd_ones(leads: Sequence[Lead]) -> tuple[Lead | None, Lead | None, Lead | None]:
    """Who answers late, who is refused first, who never answers: only where there are others."""
    if len(leads) < 4:
        return None, None, None
    return leads[1], leads[-1], leads[0]


def digests_between(start: datetime, end: datetime) -> list[datetime]:
    """When weekly digests are due between two times."""
    calendar, weeks = WorkingCalendar(), (end - start).days // 7 + 2
    days = (digest_day(start.date() + timedelta(weeks=week), calendar) for week in range(weeks))
    moments = (digest_at(day) for day in days if day)
    return [at for at in moments if start < at < end]


def working_days(first: date, last: date) -> list[date]:
    """Every working day from `first` to `last`, both included."""
    calendar = WorkingCalendar()
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if calendar.is_working_day(day)]


def is_so(done: Callable[[], bool]) -> bool:
    """Whether it is so by now. While the bot writes its record nobody can read it: that is "not yet"."""
    try:
        return done()
    except Exception as error:
        if key_of(error) != BUSY:
            raise
        return False
