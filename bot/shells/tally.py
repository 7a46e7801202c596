"""What the door says of those it turned away: numbers, once a minute at most. A clock that is wrong, or the secret of
another app, turns all of Slack away, and nobody would know."""

import logging
from collections import Counter
from http import HTTPStatus

from bot.clock import stopwatch
from bot.shells.door import TurnedAway

EVERY_SECONDS = 60.0

log = logging.getLogger(__name__)


class TurnedAwayTally:
    """Counts by why, from one line to the next."""

    def __init__(self, every_seconds: float = EVERY_SECONDS) -> None:
        self.every_seconds = every_seconds
        self._seen: Counter[HTTPStatus] = Counter()
        self._since = stopwatch()
        self._told = False

    def add(self, refusal: TurnedAway) -> None:
        """One more; the first is told at once."""
        self._seen[refusal.status] += 1
        if self._told and self._since() < self.every_seconds:
            return
        why = ", ".join(f"{number} with {status.value}" for status, number in sorted(self._seen.items()))
        log.warning(
            "turned away at the door: %s. Where Slack's own are among them (401), see whether this machine's clock "
            "and SLACK_SIGNING_SECRET are right",
            why,
        )
        self._seen.clear()
        self._since, self._told = stopwatch(), True
