"""What any chaos needs: a process to kill and start again, a workspace whose clock is moved on when nothing
happens, and the verdict by the workspace's own count. Which process and which messages is the test's affair."""

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from bot.rehearsal.workspace.remote import Workspace
from storage.enums import OutboxState
from storage.outbox import outbox
from storage.record.database import Database
from storage.tables import OutboxMessage
from tests.warm import started_warm

FAILED = OutboxState.FAILED
STAGES = ("before", "accepted", "answered")
"""Killed before Slack accepts a call; accepted and not answered; answered and the answer not read."""
QUIET_SECONDS = 0.4
AT_MOST_SECONDS = 90.0
PAST_A_LEASE = timedelta(seconds=100)


def rounds() -> int:
    """How many random rounds to play for each database."""
    return int(os.environ.get("MUSTER_CHAOS_ROUNDS", "20"))


def seed() -> int:
    """The seed of the random rounds, printed so that a failure can be played again."""
    chosen = int(os.environ.get("MUSTER_CHAOS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
    print(f"MUSTER_CHAOS_SEED={chosen}")
    return chosen


@dataclass
class Victim:
    """A process of Muster's: `python -m` with these arguments, in this environment besides our own."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    deaths: int = 0

    def start(self) -> int:
        """Starts it; its process id."""
        self.process = started_warm(self.arguments, {**os.environ, **self.environment})
        return int(self.process.pid or 0)

    def start_again_if_dead(self) -> None:
        """What an init system would do."""
        if self.is_dead():
            self.deaths += 1
            self.start()

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed."""
        self.process.kill()
        self.process.join(10)

    def is_dead(self) -> bool:
        """Whether it has ended."""
        return not self.process.is_alive()

    def await_death(self, seconds: float = 20) -> bool:
        """Waits for somebody else to kill it; False if nobody did."""
        self.process.join(seconds)
        return self.process.exitcode == -signal.SIGKILL

    def stop(self) -> None:
        """SIGTERM, as an init system ends it; SIGKILL if that does not help."""
        self.process.terminate()
        self.process.join(20)
        if not self.is_dead():
            self.kill()


@dataclass
class Ordeal:
    """One workspace, one database, one victim."""

    workspace: Workspace
    database: Database
    victim: Victim
    _seen: int = 0

    def kill_at(self, method: str, stage: str, nth: int = 1, match: Mapping[str, str] | None = None) -> None:
        """Orders the workspace to kill the running victim at a stage of its nth call of a method from now
        ("*" for any, "upload" for a file's bytes) whose arguments contain the words of `match`."""
        pid = self.victim.process.pid
        self.workspace.fault(method, "kill", stage=stage, nth=nth, pid=pid, match=dict(match or {}))

    def kill_now(self) -> None:
        """Kills the victim at this moment. Orders for it are withdrawn first: its process id may come to be
        another's."""
        self.workspace.clear_faults()
        self.victim.kill()

    def survive(self, done: Callable[[], bool] | None = None) -> None:
        """Starts the victim again whenever it is dead, and moves the clock past a lease whenever the
        workspace has seen nothing for a while, until `done` (without it: until nothing is owed)."""
        finished = done or self.nothing_owed
        began = since = time.monotonic()
        while not finished():
            assert time.monotonic() < began + AT_MOST_SECONDS, "what was awaited does not come about"
            self.victim.start_again_if_dead()
            time.sleep(0.05)
            if self.has_news():
                since = time.monotonic()
            elif time.monotonic() > since + QUIET_SECONDS:
                self.workspace.jump(self.workspace.now() + PAST_A_LEASE)
                since = time.monotonic()

    def has_news(self) -> bool:
        """Whether the workspace has seen anything since it was last asked."""
        news = len(self.workspace.journal(self._seen))
        self._seen += news
        return news > 0

    def nothing_owed(self) -> bool:
        """Whether the outbox is empty."""
        with self.database.read() as session:
            return outbox.waiting(session) == 0

    def not_once(self) -> dict[str, int]:
        """Each owed key that the workspace does not show exactly once (or shows, though it failed for good),
        with how often it does: what must be empty in the end."""
        shown = self.workspace.tally()["metadata_ids"]
        with self.database.read() as session:
            failed = set(session.scalars(select(OutboxMessage.key).where(OutboxMessage.state == FAILED)))
            owed = outbox.owed_posts(session)
        return {
            key: shown.get(token, 0) for key, token in owed if shown.get(token, 0) != int(key not in failed)
        }
