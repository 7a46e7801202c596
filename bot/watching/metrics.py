"""`/metrics`: the record's figures as Prometheus reads them, and how long answers took; the same of whichever process
of a `web` is asked."""

import hmac
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.utils import floatToGoString

from bot.watching.answer_times import SECONDS, AnswerTimes
from storage.doctor.figures import Figures
from storage.record.heartbeats import QUIET_FOR

Family = GaugeMetricFamily | CounterMetricFamily
UP_TO = (*map(floatToGoString, SECONDS), "+Inf")
ANSWERS = "Seconds until Slack had its answer, by what was done."
MESSAGES = "Messages that Slack was ever owed, by where they stand and Slack's last key for what went wrong."


def may_read(token: str, authorization: str) -> bool:
    """Whether a request with this header may read the figures: where no token is set, none may."""
    return bool(token) and hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode())


def exposition(figures: Figures, now: datetime, times: AnswerTimes) -> bytes:
    """All of it as text. `now` is the office's."""
    registry = CollectorRegistry()
    registry.register(OfTheRecord(figures, now))
    registry.register(OfTheProcesses(times))
    return generate_latest(registry)


class OfTheProcesses:
    """How long this `web` took to answer, as Prometheus's library collects it."""

    def __init__(self, times: AnswerTimes) -> None:
        self.times = times

    def collect(self) -> Iterator[HistogramMetricFamily]:
        """The one figure that is not in the record."""
        answers = HistogramMetricFamily("muster_answer_seconds", ANSWERS, labels=["kind"])
        for kind, (numbers, seconds) in self.times.seen().items():
            answers.add_metric([kind], list(zip(UP_TO, accumulate(numbers), strict=True)), seconds)
        yield answers


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
