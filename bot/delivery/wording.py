"""Live messages are worded anew, before messages are claimed and in a transaction of its own: what they say is read
while nothing is held, and used only if nobody has worded them since. What they say is the renderers'."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from storage.outbox import claims, live
from storage.outbox.live import Renderer, Reworded
from storage.record import marks
from storage.record.database import Database
from storage.record.marks import Shows

HELD_FOR = timedelta(minutes=5)
"""How long a change that may wait does, for what else is about to change: an answer is followed by the next one, a
return that is agreed by the next. Well within the 15 minutes after which a message is late (bot/health)."""

log = logging.getLogger(__name__)


class WordedMeanwhile(Exception):
    """Somebody else has worded them, or a redaction came in between: nothing of what was read is used."""


class Wording:
    """What follows the record. `office` is the office's clock, which words tell of; `wire` that of sending."""

    def __init__(
        self,
        database: Database,
        renderers: Mapping[Shows, Renderer],
        office: Callable[[], datetime],
        wire: Callable[[], datetime],
    ) -> None:
        self.database, self.renderers, self.office, self.wire = database, renderers, office, wire

    def follow(self) -> None:
        """Words anew what is marked. Where somebody was quicker, what they left is found the next time."""
        with self.database.read() as session:
            standing = marks.standing(session)
            if not standing:
                return
            now = self.office()
            found = [
                one
                for shows in sorted(set(standing.values()))
                for one in live.reworded(session, shows, self.renderers[shows], now)
            ]
        try:
            self.use(standing, found, now)
        except WordedMeanwhile:
            log.debug("live messages were worded by somebody else meanwhile")

    def use(self, standing: Mapping[int, Shows], found: list[Reworded], now: datetime) -> None:
        """Takes the marks down and owes what is to change. Raises WordedMeanwhile."""
        with self.database.write() as session:
            claims.locked_slot(session, claims.WORDING, now)
            if not marks.take_down(session, standing):
                raise WordedMeanwhile
            live.change(session, found, now, self.wire() + HELD_FOR)
        for one in found:
            if one.words is None:
                log.error("message %s could not be worded", one.row.id, exc_info=one.why)
