"""Whether this office's Muster is well: what `/healthz` says and doctor repeats. What is counted is storage's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import Muster
from bot.delivery.outcomes import is_of_setup
from digests.kit.labels import count
from storage.migrations import is_current
from storage.outbox.unsent import Unsent, waiting_facts
from storage.record.database import Database
from storage.record.heartbeats import QUIET_FOR, WorkerSeen, workers
from storage.record.trouble import is_trouble

LATE_AFTER = timedelta(minutes=15)
"""A thousand commitments' prompts are out within ten; what waits longer stands in Slack's way, or ours."""


DEAF = "The line of Socket Mode is down: nobody is heard."
UNWRITABLE = "The database takes no writes: nothing that people send is recorded."


@dataclass(frozen=True)
class Health:
    """One sentence for each thing that is wrong, "" where it is not."""

    database: str = ""
    worker: str = ""
    slack: str = ""
    listening: str = ""
    writes: str = ""
    on_time: str = ""
    waiting: int = 0

    @property
    def says(self) -> list[str]:
        """What is wrong."""
        parts = (self.database, self.worker, self.slack, self.listening, self.writes, self.on_time)
        return [said for said in parts if said]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.says

    def as_json(self) -> dict[str, object]:
        """What `/healthz` answers: nothing of the plan, and nothing of anybody. What could not be looked at is not
        called well."""
        looked = not self.database
        return {
            "ok": self.ok,
            "database": looked,
            "worker": looked and not self.worker,
            "slack": looked and not self.slack,
            "listening": looked and not self.listening,
            "writes": looked and not self.writes,
            "on_time": looked and not self.on_time,
            "waiting": self.waiting if looked else None,
            "says": self.says,
        }


AWAY = Health(database="The database does not answer.")


def health(muster: Muster) -> Health:
    """How the process that is asked, and the record, see it. Never raises for a database that is away."""
    try:
        return looked_at(muster.database, muster.clocks.office())
    except Exception as error:
        if not is_trouble(error):
            raise
        return AWAY


def looked_at(database: Database, now: datetime) -> Health:
    """What the record tells at `now`, by the office's clock."""
    if not is_current(database):
        return Health(database="The database has another shape than this release: see doctor.")
    with database.read() as session:
        alive = [one for one in workers(session) if abs(now - one.beat) < QUIET_FOR]
        waiting = waiting_facts(session)
    refusal = refused_by_slack(alive, waiting)
    late = waiting.oldest is not None and now - waiting.oldest > LATE_AFTER
    number = count(waiting.number, "message")
    return Health(
        worker="" if alive else "No worker has finished a round in the last five minutes.",
        slack=f"Slack refuses Muster ({refusal})." if refusal else "",
        listening=DEAF if any(one.is_deaf for one in alive) else "",
        writes="" if database.takes_writes() else UNWRITABLE,
        on_time=f"The oldest of {number} to go out has waited for more than 15 minutes." if late else "",
        waiting=waiting.number,
    )


def refused_by_slack(alive: list[WorkerSeen], waiting: Unsent) -> str:
    """Slack's key for why it does not take Muster's own account, as a worker heard it last or a message waits for it;
    "" where it does."""
    heard = [one.slack_error for one in alive if one.slack_error]
    return next(iter([*heard, *filter(is_of_setup, waiting.errors)]), "")
