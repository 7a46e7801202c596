"""A process that delivers and does nothing else, to be killed: database URL, workspace URL."""

import sys
from signal import SIGTERM, signal
from threading import Event

from bot.clock import served_by
from bot.delivery.sender import Delivery, SendingTerms
from storage.record.database import Database
from tests.delivery.stage import client


def main(database_url: str, workspace_url: str) -> None:
    """Delivers until SIGTERM."""
    stop = Event()
    signal(SIGTERM, lambda _number, _frame: stop.set())
    slack = client(f"{workspace_url}/api/")
    wire = served_by(f"{workspace_url}/_rehearsal/clock")
    terms = SendingTerms("victim", posts_per_second=40)
    delivery = Delivery(Database(database_url), slack, wire, terms, lambda _session, _failures: None)
    delivery.run(stop)
    delivery.drain(10)


if __name__ == "__main__":
    main(*sys.argv[1:])
