"""The delivery of a process: takes what is due, sends it on a few threads, each message at its turn, and
records what became of it. Any number of processes may do so on one database."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Lock

from slack_sdk import WebClient

from bot.delivery.address import Addresses
from bot.delivery.attempt import Attempts
from bot.delivery.held_back import HoldingBack
from bot.delivery.outcomes import MayBeShown, Outcome, RefusedBySlack, Shown, TryLater, is_of_setup
from bot.in_words import WHY_REFUSED
from storage.outbox import claims, failures, outcomes
from storage.outbox.claims import Claimed
from storage.outbox.failures import TellFailures
from storage.record.database import Database, Session
from storage.record.trouble import is_trouble

IDLE_SECONDS = 0.2
TROUBLED_SECONDS = 1.0
LONGEST_BACKOFF = timedelta(minutes=5)
LEASE_BEYOND_TIMEOUT = timedelta(minutes=1)

log = logging.getLogger(__name__)


class LeaseTooShort(ValueError):
    """A lease must outlast the HTTP time-out by a minute: what Slack is slow to show is there by then."""


@dataclass(frozen=True)
class SendingTerms:
    """How this process delivers: its name among the workers, the workspace's budget, how long a claimed
    message stays its own, how many at once, and the shared channels in which Muster may post."""

    worker: str
    posts_per_second: float
    lease: timedelta = timedelta(seconds=90)
    threads: int = 8
    allowed_shared_channels: frozenset[str] = field(default=frozenset())


class Delivery:
    """Sends what the outbox owes. `client` must have a time-out and no retry handlers: slack_sdk's own would
    post twice when an answer is lost. `wire` is the clock that Slack lives by. Set `wake` after putting a
    message to have it sent at once. `follow` words live messages anew before any is taken. `of_setup` hears
    whether Slack takes Muster's own account: its key for why not, or "". Raises LeaseTooShort."""

    def __init__(
        self,
        database: Database,
        client: WebClient,
        wire: Callable[[], datetime],
        terms: SendingTerms,
        tell_failures: TellFailures,
        of_setup: Callable[[str], None] = lambda _error: None,
        follow: Callable[[], None] = lambda: None,
    ) -> None:
        if terms.lease <= timedelta(seconds=client.timeout) + LEASE_BEYOND_TIMEOUT:
            raise LeaseTooShort(f"{terms.lease} for a time-out of {client.timeout} seconds")
        if client.retry_handlers:
            raise ValueError("slack_sdk's retry handlers post twice: the client must have none")
        self.database = database
        self.wire = wire
        self.terms = terms
        self.tell_failures = tell_failures
        self.of_setup, self.follow = of_setup, follow
        self.wake = Event()
        slack = HoldingBack(client, wire)
        addresses = Addresses(slack, database, wire, terms.allowed_shared_channels)
        self._attempts = Attempts(slack, database, wire, addresses)
        self._pool = ThreadPoolExecutor(terms.threads, thread_name_prefix="delivery")
        self._under_way: dict[Future[None], int] = {}
        self._stopping = Event()
        self._taking = Lock()

    def run(self, stop: Event) -> None:
        """Delivers until `stop` is set. Trouble with the database is logged and waited out: the outbox keeps
        what is owed."""
        while not stop.is_set():
            self.wake.clear()
            try:
                pause = 0.0 if self.start_due() else IDLE_SECONDS
            except Exception as error:
                self.of_trouble(error)
                pause = TROUBLED_SECONDS
            if pause:
                self.wake.wait(pause)

    def of_trouble(self, error: Exception) -> None:
        """A database that is away is told by whoever watches the ticks, once; a fault of ours each time."""
        if is_trouble(error):
            log.debug("the outbox cannot be read")
        else:
            log.error("could not take messages from the outbox", exc_info=error)

    def run_once(self) -> int:
        """Takes what is due now, sends it, and says how many messages it took."""
        started = self.start_due()
        wait(started)
        return len(started)

    def drain(self, seconds: float) -> bool:
        """Takes nothing more, gives back what has not begun, and waits for the rest. Says whether all of it
        ended in time; what did not is left to its lease."""
        with self._taking:
            self._stopping.set()
        unfinished = wait(self._under_way, seconds).not_done
        self._pool.shutdown(wait=False)
        return not unfinished

    def start_due(self) -> list[Future[None]]:
        """Takes what is due, as far as threads are free, and hands it to them; nothing after `drain`."""
        with self._taking:
            self._under_way = {each: row for each, row in self._under_way.items() if not each.done()}
            rows = [] if self._stopping.is_set() else self.take()
            started = {self._pool.submit(self.deliver, row): row.hold.id for row in rows}
            self._under_way.update(started)
        for future in started:
            future.add_done_callback(lambda _done: self.wake.set())
        return list(started)

    def take(self) -> list[Claimed]:
        """Claims messages in a transaction of its own; when nothing is due, looking is all it does. What its
        own threads are still sending is not taken again, though a computer's sleep may have outlasted the
        lease."""
        self.follow()
        now, free = self.wire(), self.terms.threads - len(self._under_way)
        with self.database.read() as session:
            if free <= 0 or not claims.due(session, now):
                return []
        with self.database.write() as session:
            failures.fail_orphans(session)
            failures.tell(session, self.tell_failures)
            return claims.claim(
                session,
                self.terms.worker,
                now,
                lease=self.terms.lease,
                limit=free,
                posts_per_second=self.terms.posts_per_second,
                but=list(self._under_way.values()),
            )

    def deliver(self, row: Claimed) -> None:
        """Waits for the message's turn, sends it, records the outcome. Whatever goes wrong in between, the
        lease brings the message back."""
        try:
            self.record(row, self.at_its_turn(row))
        except Exception:
            log.exception("message %s is left to its lease", row.hold.id)

    def at_its_turn(self, row: Claimed) -> Outcome:
        """The outcome of the attempt; a process that stops gives the message back untouched."""
        turn = (row.send_at - self.wire()).total_seconds()
        if self._stopping.wait(max(0.0, turn)):
            return TryLater("stopped", timedelta(0), ambiguous=row.ambiguous)
        return self._attempts.make(row)

    def record(self, row: Claimed, outcome: Outcome) -> None:
        """Writes down what became of the message. The log has ids and error keys, never what was said."""
        error = getattr(outcome, "error", "")
        # Of Muster's own account it is said once, by whoever watches.
        level = (
            logging.DEBUG if error in WHY_REFUSED else logging.WARNING if is_of_setup(error) else logging.INFO
        )
        log.log(level, "message %s (%s): %s", row.hold.id, row.what, error or "sent")
        now = self.wire()
        self.tell_of_setup(outcome)
        with self.database.write() as session:
            match outcome:
                case Shown():
                    outcomes.sent(session, row.hold.id, outcome.channel, outcome.ts, now)
                    # A first message to a person shows which conversation they and Muster have.
                    if row.person_id is not None and row.dm_channel != outcome.channel:
                        outcomes.remember_dm(session, row.person_id, outcome.channel)
                case RefusedBySlack(error):
                    outcomes.failed(session, row.hold, error)
                    failures.tell(session, self.tell_failures)
                case MayBeShown(error):
                    outcomes.retry_later(session, row.hold, now + self.terms.lease, error, ambiguous=True)
                case TryLater():
                    put_off(session, row, outcome, now + wait_before(outcome, row.hold.attempt))

    def tell_of_setup(self, outcome: Outcome) -> None:
        """Whoever watches hears what an attempt tells of Muster's own account."""
        if isinstance(outcome, Shown):
            self.of_setup("")
        elif isinstance(outcome, TryLater) and outcome.error in WHY_REFUSED:
            self.of_setup(outcome.error)


def put_off(session: Session, row: Claimed, outcome: TryLater, until: datetime) -> None:
    """The message waits; so does every other of its pace where Slack said that Muster is too fast."""
    outcomes.retry_later(session, row.hold, until, outcome.error, ambiguous=outcome.ambiguous)
    if outcome.rate_limited:
        claims.hold_back(session, claims.scope_of(row.kind), until)


def wait_before(outcome: TryLater, attempt: int) -> timedelta:
    """As long as Slack asks; without a word of Slack's, 2, 4, 8… seconds, five minutes at most."""
    if outcome.after is not None:
        return outcome.after
    return min(timedelta(seconds=2 ** min(attempt, 10)), LONGEST_BACKOFF)
