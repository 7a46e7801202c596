"""A round of digests is owed: the channel's, with what hangs under it, and each person's own; and what is put right
afterwards."""

from datetime import date, datetime

from digests.weekly.personal import own_digest, own_thread
from digests.weekly.weekly import corrected, in_thread, weekly
from handlers.desk import Channels
from handlers.owing import to_channel, to_person
from storage.calendar.quarters import today
from storage.facts.weekly import Digest, DigestReader
from storage.people.roles import actor_of
from storage.record.database import Session
from storage.rules.weekly import held, is_worth_sending
from storage.weekly import corrections
from storage.weekly.owed import with_owed
from storage.weekly.readers import Recipient, recipients
from storage.weekly.rounds import CORRECTED, DIGEST, MORE, begin_round, digest_key
from storage.weekly.week import Eyes, week_of

PLACE = "digest channel"
"""What the outbox calls it."""


def announce_digests(session: Session, channels: Channels, day: date, now: datetime) -> None:
    """Owes the digests of that day, each as its reader chose; of several workers one does."""
    if not begin_round(session, day, now):
        return
    for one in recipients(session, channels.digest, day):
        digest = digest_for(session, one, now)
        if digest is None:
            continue
        if one.person_id is None:
            to_the_channel(session, channels.digest, digest_key(day), one, digest, now)
        else:
            to_themselves(session, one.person_id, digest_key(day, one.person_id), one.reader, digest, now)


def digest_for(session: Session, one: Recipient, now: datetime) -> Digest | None:
    """What somebody's digest holds; None before the first quarter, and where they want the worst only and there is
    none."""
    day = today(now)
    reader = actor_of(session, one.person_id, day) if one.person_id is not None else None
    week = week_of(session, day, Eyes(one.since, reader, one.ids), now)
    if week is None:
        return None
    if reader is not None:
        week = with_owed(session, week, reader, one.reader.who, now)
    worst = one.reader.choice.worst_only
    digest = held(week, worst_only=worst)
    return digest if is_worth_sending(digest, worst_only=worst) else None


def to_the_channel(
    session: Session, channel: str, key: str, one: Recipient, digest: Digest, now: datetime
) -> None:
    """The message itself, and its thread. What it tells ratings of is kept with it, so that it can be put right."""
    to_channel(session, channel, PLACE, key, DIGEST, weekly(digest, one.reader), now, refs=digest.refs)
    for number, more in enumerate(in_thread(digest, one.reader), 1):
        to_channel(session, channel, PLACE, f"{key}:more.{number}", MORE, more, now, thread=key)


def to_themselves(
    session: Session, person_id: int, key: str, reader: DigestReader, digest: Digest, now: datetime
) -> None:
    """Somebody's own, and in its thread what it has no room for."""
    to_person(session, person_id, reader.role, key, DIGEST, own_digest(digest, reader), now, digest.refs)
    for number, more in enumerate(own_thread(digest, reader), 1):
        to_person(session, person_id, reader.role, f"{key}:more.{number}", MORE, more, now, thread=key)


def announce_correction(
    session: Session, channels: Channels, due: corrections.DueCorrection, now: datetime
) -> None:
    """Puts right, in its thread, what the newest digest told: in the channel, or to the person whose own it was."""
    words, told = corrected(due.fact), due.digest
    refs = (due.fact.standing.terms.ref,)
    if told.person_id is None:
        to_channel(
            session, channels.digest, PLACE, due.key, CORRECTED, words, now, thread=told.key, refs=refs
        )
    else:
        to_person(
            session, told.person_id, told.addressee, due.key, CORRECTED, words, now, refs, thread=told.key
        )
