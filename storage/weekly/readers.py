"""Who gets a digest in a round: the channel, the chief executive, and whoever answers for enough of the plan, each as
they chose. What anybody chooses is choices'."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import Duty
from storage.facts.weekly import Audience, DigestReader, DigestTaste
from storage.outbox.outbox import conversation_of
from storage.people.absences import away_on
from storage.people.roles import WITHOUT_ACCOUNT, holders_of_duty, holders_on
from storage.plan.plan_facts import role_titles
from storage.rules.calendar.digests import is_paused, is_wanted
from storage.tables import Commitment, Person
from storage.weekly.choices import choices, pauses, usual
from storage.weekly.dated import LIVE
from storage.weekly.rounds import last_digests

DELIVERABLES = select(Commitment.sro_role_id, func.count()).where(LIVE).group_by(Commitment.sro_role_id)
OF_ROLES = select(Commitment.id, Commitment.sro_role_id)


@dataclass(frozen=True)
class Recipient:
    """One who gets a digest now: a person, or the channel; `since` is when they had their last one."""

    reader: DigestReader
    since: datetime | None
    person_id: int | None = None
    ids: frozenset[int] | None = None
    """Of these commitments, or of all."""


def recipients(session: Session, channel: str, day: date) -> list[Recipient]:
    """Everyone who gets one in the round of that day: nobody who is away, the channel first. What the public may read
    is paused before an election."""
    chosen, last = choices(session), last_digests(session)
    found: list[tuple[int | None, DigestReader]] = []
    found += [] if is_silent(session, chosen, channel, day) else [(None, DigestReader(Audience.CHANNEL))]
    away = away_on(session, day)
    found += [(key, one) for key, one in people(session, day).items() if key not in away]
    return [
        one
        for person_id, reader in found
        if (one := recipient(session, reader, person_id, channel, chosen, last, day))
    ]


def is_silent(session: Session, chosen: Mapping[str, DigestTaste], channel: str, day: date) -> bool:
    """Whether nothing is told in the channel on that day."""
    choice = chosen.get(conversation_of(None, channel), DigestTaste())
    return not choice.internal and is_paused(day, pauses(session))


def recipient(
    session: Session,
    reader: DigestReader,
    person_id: int | None,
    channel: str,
    chosen: Mapping[str, DigestTaste],
    last: Mapping[str, datetime],
    day: date,
) -> Recipient | None:
    """One of them, as they chose; None where they want none this week."""
    conversation = conversation_of(person_id, None if person_id is not None else channel)
    choice, since = chosen.get(conversation, usual(reader)), last.get(conversation)
    if not is_wanted(day, today(since) if since else None, choice.weeks):
        return None
    ids = (
        deliverables_of(session, person_id, day)
        if reader.who is Audience.SRO and person_id is not None
        else None
    )
    told = DigestReader(reader.who, reader.role, reader.deliverables, choice)
    return Recipient(told, since, person_id, ids)


def people(session: Session, day: date) -> dict[int, DigestReader]:
    """Everyone to whom a digest of their own can come, by person: the chief executive has the whole plan, and no
    second one for what they agree themselves."""
    chiefs = {
        person.id: DigestReader(Audience.CHIEF, title)
        for person, title in holders_of_duty(session, Duty.CHIEF_EXECUTIVE, day)
    }
    numbers = dict(session.execute(DELIVERABLES).all())
    titles, found = role_titles(session), Counter[int]()
    roles: dict[int, str] = {}
    for role_id, person_id in holders_on(session, day).items():
        if role_id in numbers:
            found[person_id] += numbers[role_id]
            roles.setdefault(person_id, titles[role_id])
    sros = {key: DigestReader(Audience.SRO, roles[key], number) for key, number in found.items()}
    unreached = set(session.scalars(select(Person.id).where(WITHOUT_ACCOUNT)))
    return {key: one for key, one in (sros | chiefs).items() if key not in unreached}


def deliverables_of(session: Session, person_id: int, day: date) -> frozenset[int]:
    """The commitments that one person agrees as SRO."""
    roles = {role_id for role_id, holder in holders_on(session, day).items() if holder == person_id}
    return frozenset(key for key, role_id in session.execute(OF_ROLES) if role_id in roles)
