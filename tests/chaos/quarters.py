"""Quarter after quarter of the small office, event by event, for a bot that may be killed in any of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.playing.director import digests_between
from bot.rehearsal.playing.stage import BotSettings, bot_environment
from bot.rehearsal.workspace.remote import Workspace
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from storage.record.heartbeats import last_beat
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import Timetable, timetable
from storage.rules.calendar.working_days import WorkingCalendar
from tests.chaos.harness import Ordeal, Victim
from tests.chaos.leads import Leads, Saying
from tests.chaos.office import LEADS, NEVER, UNKNOWN, plan, slack_id
from tests.chaos.verdict import in_order, whole_quarter


@dataclass(frozen=True)
class Event:
    """Something that happens in a quarter, and what makes it happen."""

    name: str
    cause: Callable[[], None]


@dataclass
class Quarters:
    """The office in its quarters. `name` is the one that is played; `said` is what was said in it."""

    ordeal: Ordeal
    leads: Leads
    name: QuarterName
    since: float = 0.0
    said_before: int = field(default=0)

    @property
    def times(self) -> Timetable:
        """The quarter's timetable."""
        return timetable(self.name, WorkingCalendar())

    @property
    def said(self) -> list[Saying]:
        """What was said in this quarter."""
        return self.leads.said[self.said_before :]

    def events(self) -> list[Event]:
        """The quarter's events in order."""
        times = self.times
        digest = digests_between(times.prompts_open, times.draft)[0]
        return [
            self.jump("opening", times.prompts_open),
            Event("submissions", self.everyone_answers),
            self.jump("digest", digest),
            self.jump("cut-off", times.cut_off),
            self.jump("paper", times.draft),
        ]

    def jump(self, name: str, to: datetime) -> Event:
        """An event that comes with its time."""
        return Event(name, lambda: self.jump_to(to))

    def jump_to(self, to: datetime) -> None:
        """Moves the office's clock."""
        self.ordeal.workspace.jump(to)

    def everyone_answers(self) -> None:
        """Everybody whom Slack knows tries to answer for all that is theirs, but for one commitment."""
        for ref, role in LEADS.items():
            if role != UNKNOWN and ref != NEVER:
                self.say(role, ref)

    def say(self, role: str, ref: str) -> None:
        """Somebody tries once to submit something new."""
        self.leads.say(slack_id(role), ref)

    def begin(self) -> None:
        """Marks where the quarter begins in the conversations."""
        self.since = self.ordeal.workspace.now().timestamp()
        self.said_before = len(self.leads.said)

    def happens(self, event: Event) -> None:
        """An event in which nobody is killed."""
        event.cause()
        self.see_through()

    def see_through(self) -> None:
        """Lets a living bot finish what the event asks of it, however often it has died; then people try again
        what Slack has not seen acknowledged. Nothing is lost or doubled before that, or after."""
        self.ordeal.victim.start_again_if_dead()
        now = self.ordeal.workspace.now()
        self.ordeal.survive(lambda: self.settled(now))
        in_order(self.ordeal, self.said)
        self.leads.insist(self.ordeal.victim.start_again_if_dead)
        self.ordeal.survive()
        in_order(self.ordeal, self.said)

    def settled(self, at: datetime) -> bool:
        """Whether the bot has finished a round that began at or after `at`, and owes nothing."""
        with self.ordeal.database.read() as session:
            beat = last_beat(session)
            return beat is not None and beat >= at and outbox.waiting(session) == 0

    def end(self) -> None:
        """Holds the whole quarter against what the conversations show, and turns to the next."""
        whole_quarter(self.ordeal, self.said, self.since)
        self.turn()

    def turn(self) -> None:
        """Turns to the next quarter."""
        self.name = quarters.following(self.name)


def office_in(workspace: Workspace, url: str, *arguments: str) -> Quarters:
    """The office with its plan in that database, in the quarter that the workspace's clock shows. The bot,
    `python -m bot` with these arguments, is not started."""
    database, now = Database(url), workspace.now()
    with database.write() as session:
        import_plan(session, plan(), now)
    environment = {**bot_environment(workspace, BotSettings(url)), "MUSTER_LOG_LEVEL": "ERROR"}
    victim = Victim(("bot", *arguments), environment)
    ordeal = Ordeal(workspace, database, victim)
    return Quarters(ordeal, Leads(workspace), quarters.quarter_of(now.date()))
