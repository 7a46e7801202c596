"""The draft is owed to the chief executive's channel, with its Word file."""

from datetime import datetime

from digests.papers.chief import draft_notice
from handlers.desk import Channels
from handlers.owing import CHIEFS, FILE, put
from storage.enums import OutboxKind
from storage.facts.papers import DraftNotice
from storage.outbox.outbox import Place
from storage.record.database import Session
from storage.tables import Report


def announce_draft(
    session: Session, channels: Channels, report: Report, notice: DraftNotice, now: datetime
) -> None:
    """Owes the chief executive's channel the draft: its summary, and the Word file that it shares."""
    words = draft_notice(notice, FILE)
    name = notice.snapshot.quarter
    key = f"draft:{name.year}Q{name.number}:{report.version_no}"
    place = Place(channel=channels.chief, kind=OutboxKind.FILE, report_id=report.id)
    put(session, key, "draft", CHIEFS, words, now, **place)
