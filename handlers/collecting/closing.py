"""Returns close: the chief executive's channel hears which are missing."""

from datetime import datetime

from digests.collecting.closed import cut_off_notice, is_many, which_are_out
from handlers.desk import Channels
from handlers.owing import CHIEFS, to_channel
from storage.facts.standing import QuarterStatus
from storage.record.database import Session


def announce_cut_off(
    session: Session, channels: Channels, status: QuarterStatus | None, now: datetime
) -> None:
    """Tells the chief executive's channel how many returns are missing, and in the thread which, by role."""
    if status is None:
        return
    words = cut_off_notice(status.quarter, status.missing, status.returns, status.extended, status.sent_back)
    key = f"cut_off:{status.quarter.year}Q{status.quarter.number}"
    to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
    if is_many(status.missing, status.extended, status.sent_back):
        which = which_are_out(status.missing, status.extended, status.sent_back)
        to_channel(session, channels.chief, CHIEFS, f"{key}:which", "notice", which, now, thread=key)
