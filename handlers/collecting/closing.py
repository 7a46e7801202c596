"""Returns close: the chief executive's channel hears which are missing."""

from datetime import datetime

from digests.collecting.closed import cut_off_notice
from handlers.desk import Channels
from handlers.owing import CHIEFS, to_channel
from storage.facts.standing import QuarterStatus
from storage.record.database import Session


def announce_cut_off(
    session: Session, channels: Channels, status: QuarterStatus | None, now: datetime
) -> None:
    """Tells the chief executive's channel which returns are missing, by role."""
    if status is None:
        return
    words = cut_off_notice(status.quarter, status.missing, status.returns, status.extended, status.sent_back)
    key = f"cut_off:{status.quarter.year}Q{status.quarter.number}"
    to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
