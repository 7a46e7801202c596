"""One tick by itself, for tests and measurements that begin in the middle of a quarter."""

from datetime import datetime

from bot.ticking.ticks import SharedLook, Tick, run
from handlers.desk import Desk


def run_alone(tick: Tick, desk: Desk, now: datetime) -> None:
    """One tick by itself."""
    look = SharedLook(desk.database)
    try:
        run(tick, look, desk, now)
    finally:
        look.close()
