"""The weekly digest is owed to its channel."""

from datetime import datetime

from digests.weekly.weekly import weekly
from handlers.desk import Channels
from handlers.owing import to_channel
from storage.facts.weekly import DigestFacts
from storage.record.database import Session
from storage.weekly.weekly import DIGEST, digest_key


def announce_digest(session: Session, channels: Channels, facts: DigestFacts, now: datetime) -> None:
    """Owes the weekly digest."""
    key = digest_key(facts.day)
    to_channel(session, channels.digest, "digest channel", key, DIGEST, weekly(facts), now)
