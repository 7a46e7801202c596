"""`/metrics`: the record's figures as Prometheus reads them, the same of whichever process is asked. How long answers
took is each process's own, and says whose it is."""

import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from bot.clock import stopwatch
from storage.doctor.figures import Figures
from storage.record.heartbeats import QUIET_FOR

Family = GaugeMetricFamily | CounterMetricFamily
SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0)
"""Slack waits three."""
KINDS = ("block_actions", "block_suggestion", "event_callback", "view_closed", "view_submission")
MESSAGES = "Messages that Slack was ever owed, by where they stand and Slack's last key for what went wrong."


def may_read(token: str, authorization: str) -> bool:
    """Whether a request with this header may read the figures: where no token is set, none may."""
    return bool(token) and hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode())


class AnswerTimes:
    """How long this process took to answer what people did, by kind."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("kind", "process")
        self._seconds = Histogram(
            "muster_answer_seconds",
            "Seconds until Slack had its answer, by what was done.",
            labels,
            buckets=SECONDS,
            registry=self.registry,
        )

    @contextmanager
    def timed(self, body: dict[str, Any]) -> Iterator[None]:
        """Takes the time of answering this request."""
        taken = stopwatch()
        try:
            yield
        finally:
            self._seconds.labels(kind_of(body), str(os.getpid())).observe(taken())


def kind_of(body: dict[str, Any]) -> str:
    """What a request is, in one of a few words of ours."""
    named = body.get("type")
    return named if named in KINDS else "command" if "command" in body else "other"


def exposition(figures: Figures, now: datetime, times: AnswerTimes) -> bytes:
    """All of it as text. `now` is the office's."""
    record = CollectorRegistry()
    record.register(OfTheRecord(figures, now))
    return generate_latest(record) + generate_latest(times.registry)


class OfTheRecord:
    """The record's figures, as Prometheus's library collects them."""

    def __init__(self, figures: Figures, now: datetime) -> None:
        self.figures, self.now = figures, now

    def collect(self) -> Iterator[Family]:
        """Each figure with its name and what it means."""
        found = self.figures
        messages = GaugeMetricFamily("muster_messages", MESSAGES, labels=["state", "error"])
        for (state, error), number in sorted(found.messages.items()):
            messages.add_metric([state, error], number)
        yield messages
        yield CounterMetricFamily(
            "muster_message_retries", "Attempts at a message beyond its first.", value=found.retries
        )
        yield GaugeMetricFamily(
            "muster_oldest_owed_seconds",
            "Age of the oldest message that is still to go out; 0 where none is.",
            value=self.age(found.oldest_owed),
        )
        asks = GaugeMetricFamily(
            "muster_asks_out", "What waits of people, by what is asked.", labels=["what"]
        )
        asks.add_metric(["return"], found.returns_out)
        asks.add_metric(["agreement"], found.agreements_out)
        yield asks
        alive = sum(abs(self.now - one) < QUIET_FOR for one in found.rounds)
        yield GaugeMetricFamily(
            "muster_workers", "Workers that ticked in the last five minutes.", value=alive
        )
        if found.rounds:
            yield GaugeMetricFamily(
                "muster_last_tick_seconds", "Age of the last tick.", value=self.age(max(found.rounds))
            )

    def age(self, since: datetime | None) -> float:
        """Seconds from then to now."""
        return max((self.now - since).total_seconds(), 0.0) if since else 0.0
