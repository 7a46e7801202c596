"""Prompting 200 people beside the time that the workspace's budget allows for as many messages."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import sleep

from bot.app import Muster
from bot.ticking.ticks import TICKS
from storage.enums import OutboxState
from storage.outbox import outbox
from storage.plan.files.document import PlanDocument
from storage.record.database import Database
from tests.bench.measuring import Figure, seconds
from tests.bench.office import OPENING, in_service, plan_of, recorded
from tests.ticks import run_alone

PEOPLE = 200
BUDGET = 20.0
"""Posts a second that the workspace takes, over a bucket of as many: about what Slack is said to bear."""
GOAL = 1.05
ROUNDS = 3


def figures(folder: Path) -> Iterator[Figure]:
    """From the tick that opens the quarter to the last message recorded as out, in a worker that has ticked
    before; the median of several offices."""
    plan = plan_of(PEOPLE, leads=PEOPLE)
    ours, (owed, *_) = zip(*(opening(plan, recorded(folder, plan, 1)) for _ in range(ROUNDS)), strict=True)
    beside = f"{owed} ÷ {BUDGET:.0f} a second"
    yield Figure(f"{owed} messages: {PEOPLE} prompts", median(ours), beside, owed / BUDGET, GOAL)


def opening(plan: PlanDocument, database: Database) -> tuple[float, int]:
    """The seconds that one office's prompts take, and how many messages they are."""
    with in_service(plan, database, BUDGET) as muster:
        run_alone(TICKS["open_quarters"], muster.desk, OPENING - timedelta(days=1))
        return seconds(lambda: prompt_all(muster)), sent(database)


def prompt_all(muster: Muster) -> None:
    """Opens the quarter and delivers until nothing is owed."""
    stop = threading.Event()
    delivering = threading.Thread(target=muster.delivery.run, args=(stop,), daemon=True)
    delivering.start()
    run_alone(TICKS["open_quarters"], muster.desk, OPENING)
    while waiting(muster.database):
        sleep(0.02)
    stop.set()
    muster.delivery.wake.set()
    delivering.join(5)


def waiting(database: Database) -> int:
    """How many messages are owed."""
    with database.read() as session:
        return outbox.waiting(session)


def sent(database: Database) -> int:
    """How many messages are out. Raises RuntimeError when one failed."""
    with database.read() as session:
        if outbox.count(session, OutboxState.FAILED):
            raise RuntimeError("a message failed")
        return outbox.count(session, OutboxState.SENT)
