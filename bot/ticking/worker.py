"""The worker: ticks and delivery, until told to stop. Ticks come from APScheduler, which keeps no schedule of
the office's: what is owed is in the database. Listening to Slack is the shells'."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from slack_sdk.errors import SlackApiError

from bot.app import Muster, worker_name
from bot.clock import stopwatch, system_time
from bot.in_words import WHY_REFUSED
from bot.people.accounts import ClosedAccounts
from bot.people.matching import Matching
from bot.ticking.ticks import each, tick_all
from storage.record.causes import caused
from storage.record.heartbeats import WorkerSeen as Beat
from storage.record.heartbeats import beat
from storage.record.trouble import key_of, trouble_in
from storage.rules.calendar.working_days import load_bank_holidays

DRAIN_SECONDS = 20.0
ASK_SLACK_AFTER = 300.0
"""Seconds between two questions whether Slack takes our token."""
OVERDUE_ROUNDS = 3
LOOKS = 20
"""How often in the time of a round it is looked whether the next one should begin at once."""
JUMPED = 0.5
"""By how many seconds a clock goes forward at once: a computer has slept, or a rehearsal goes on to another day."""
TICK = "tick"

log = logging.getLogger(__name__)


class Worker:
    """The background work of a process."""

    def __init__(self, muster: Muster, ask_slack_after: float = ASK_SLACK_AFTER) -> None:
        self.muster = muster
        self._ask_slack_after = ask_slack_after
        self._since_asked, self._since_ticked = stopwatch(), stopwatch()
        self._ticked_at: datetime | None = None
        self._in_a_round = False
        self.matching = Matching(muster.desk, muster.client)
        self.accounts = ClosedAccounts(muster.desk, muster.client)
        self._stop = threading.Event()
        self._delivering = threading.Thread(target=self._deliver, name="delivery-loop")
        self._ticking = threading.Thread(target=self._keep_ticking, name="tick-watch")
        self._scheduler = BackgroundScheduler()

    def start(self) -> None:
        """Starts ticking and delivering, in threads of their own."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=self.muster.settings.tick_seconds,
            id=TICK,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._delivering.start()
        self._ticking.start()

    @caused()
    def tick(self) -> None:
        """One round: match people, do what is due, and leave a sign of life."""
        self._in_a_round, self._since_ticked = True, stopwatch()
        try:
            now = self._ticked_at = self.muster.clocks.office()
            load_bank_holidays(now.year)
            look_ups = (self.ask_slack, partial(self.matching.match, now), partial(self.accounts.look, now))
            each(
                (*(partial(self.of_slack, one) for one in look_ups), partial(tick_all, self.muster.desk, now))
            )
            watch = self.muster.watch
            with self.muster.database.write() as session:
                seen = Beat(now, watch.slack_error, watch.is_deaf)
                beat(session, worker_name(), seen, self.muster.clocks.wire())
            watch.database("")
        except Exception as error:
            self.note(error)
        finally:
            self._in_a_round = False

    def note(self, error: Exception) -> None:
        """A round failed: of the database once for as long as it lasts, of ourselves each time, with the place."""
        trouble = trouble_in(error)
        if trouble is None:
            log.error("a tick failed; the next one finds what is still due", exc_info=error)
        else:
            self.muster.watch.database(key_of(trouble) or type(trouble).__name__)

    def ask_slack(self) -> None:
        """Asks Slack now and then whether it still takes our token: where nothing waits, no message would tell."""
        if self._since_asked() >= self._ask_slack_after:
            self._since_asked = stopwatch()
            self.muster.client.auth_test()
            self.muster.watch.slack("")

    def of_slack(self, ask: Callable[[], object]) -> None:
        """Asks Slack something. Where it does not answer the round goes on: what waits for it will tell."""
        try:
            ask()
        except SlackApiError as error:
            key = str(error.response.get("error"))
            if key in WHY_REFUSED:
                self.muster.watch.slack(key)
            else:
                log.warning("Slack did not answer a question of the worker's (%s)", key[:40])
        except OSError as error:
            log.warning("Slack could not be asked (%s)", type(error).__name__)

    def stop(self) -> None:
        """Ends the ticks, lets what is being sent be sent, and gives the rest back."""
        self._scheduler.shutdown(wait=True)
        self._stop.set()
        self.muster.delivery.wake.set()
        if not self.muster.delivery.drain(DRAIN_SECONDS):
            log.warning("some messages were still being sent; their leases bring them back")
        self._delivering.join(DRAIN_SECONDS)
        self._ticking.join(DRAIN_SECONDS)

    def _keep_ticking(self) -> None:
        """APScheduler waits for a time of day: a wall clock that is set back by an hour would stop the ticks for as
        long. Where none has begun for some rounds, or the office's clock has jumped, the next is brought forward."""
        seconds = self.muster.settings.tick_seconds
        while not self._stop.wait(seconds / LOOKS):
            if self._since_ticked() > OVERDUE_ROUNDS * seconds or self._has_jumped():
                with suppress(JobLookupError):  # a scheduler that has ended in the meantime has no jobs
                    self._scheduler.modify_job(TICK, next_run_time=system_time())

    def _has_jumped(self) -> bool:
        """Whether more time has passed in the office than since the last round began."""
        if self._in_a_round or self._ticked_at is None:
            return False
        try:
            passed = self.muster.clocks.office() - self._ticked_at
        except Exception:  # a watch outlives whatever a clock says: the round tells of it
            return False
        return passed.total_seconds() - self._since_ticked() > JUMPED

    def _deliver(self) -> None:
        self.muster.delivery.run(self._stop)
