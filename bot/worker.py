"""The worker: ticks and delivery, until told to stop. Ticks come from APScheduler, which keeps no schedule of
the office's: what is owed is in the database. Listening to Slack is the shells'."""

import logging
import threading
from datetime import datetime
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler

from bot.accounts import Accounts
from bot.app import Muster, worker_name
from bot.matching import Matching
from bot.ticks import each, tick_all
from storage.heartbeats import beat
from storage.rules.working_days import load_bank_holidays

DRAIN_SECONDS = 20.0

log = logging.getLogger(__name__)


class Worker:
    """The background work of a process."""

    def __init__(self, muster: Muster) -> None:
        self.muster = muster
        self.matching = Matching(muster.database, muster.client)
        self.accounts = Accounts(muster.desk, muster.client)
        self._stop = threading.Event()
        self._delivering = threading.Thread(target=self._deliver, name="delivery-loop")
        self._scheduler = BackgroundScheduler()

    def start(self) -> None:
        """Starts ticking and delivering, in threads of their own."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=self.muster.settings.tick_seconds,
            id="tick",
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._delivering.start()

    def tick(self) -> None:
        """One round: match people, do what is due, and leave a sign of life."""
        now = self.muster.clocks.office()
        try:
            load_bank_holidays(now.year)
            each(partial(act, now) for act in (self.matching.match, self.accounts.look, self.do_what_is_due))
            with self.muster.database.write() as session:
                beat(session, worker_name(), now, self.muster.clocks.wire())
        except Exception:
            log.exception("a tick failed; the next one finds what is still due")

    def do_what_is_due(self, now: datetime) -> None:
        """Every tick, whether or not Slack could be asked for people."""
        tick_all(self.muster.desk, now)

    def stop(self) -> None:
        """Ends the ticks, lets what is being sent be sent, and gives the rest back."""
        self._scheduler.shutdown(wait=True)
        self._stop.set()
        self.muster.delivery.wake.set()
        if not self.muster.delivery.drain(DRAIN_SECONDS):
            log.warning("some messages were still being sent; their leases bring them back")
        self._delivering.join(DRAIN_SECONDS)

    def _deliver(self) -> None:
        self.muster.delivery.run(self._stop)
