"""The messages that go with an absence: to the plan office, to whoever covers, to whoever is away, and what it
changes in prompts. Put in the outbox in the transaction of the absence."""

from datetime import datetime

from digests.kit.blocks import Message
from digests.people.absence import absentee_told, cover_told, not_mine_told, office_told
from handlers.desk import Channels
from handlers.owing import to_person, to_plan_office
from handlers.prompting.prompts import announce_newly_asked
from storage.calendar.quarters import today
from storage.facts.people import AbsenceFacts
from storage.people.absences import Away
from storage.people.roles import Actor, holder
from storage.prompting.asking import roles_asked
from storage.record.database import Session


def announce_absence(
    session: Session, channels: Channels, away: Away, facts: AbsenceFacts, actor: Actor, now: datetime
) -> None:
    """The plan office hears of it, so do the cover and, of what another recorded, whoever is away; not whoever said
    it, who reads it in the answer. Whoever is to be asked from today on is asked."""
    key, by = f"absence:{away.id}", actor.person_id
    to_plan_office(session, channels, key, "notice", office_told(facts, over=False), now, but_for=by)
    to_cover(session, away, facts, f"{key}:cover", cover_told(facts, over=False), now, by)
    if actor.person_id != away.person_id:
        told = absentee_told(facts)
        to_person(session, away.person_id, facts.role, f"{key}:away", "notice", told, now)
    if away.first <= today(now):
        announce_newly_asked(session, now)


def announce_return(
    session: Session, channels: Channels, away: Away, facts: AbsenceFacts, actor: Actor, now: datetime
) -> None:
    """The absence is over or called off: the plan office and the cover hear of it but for whoever said so, and lists
    change back."""
    key, by = f"absence:{away.id}:over", actor.person_id
    to_plan_office(session, channels, key, "notice", office_told(facts, over=True), now, but_for=by)
    to_cover(session, away, facts, f"{key}:cover", cover_told(facts, over=True), now, by)
    announce_newly_asked(session, now)


def to_cover(
    session: Session,
    away: Away,
    facts: AbsenceFacts,
    key: str,
    words: Message,
    now: datetime,
    but_for: int | None,
) -> None:
    """Owes a message to whoever holds the covering role when the absence begins, or now; not to the person who has
    read it in the answer."""
    if away.cover_role_id and not (facts.cover_away or facts.cover_outside):
        person = holder(session, away.cover_role_id, max(away.first, today(now)))
        if person is not None and person.id != but_for:
            to_person(session, person.id, facts.cover, key, "notice", words, now)


def announce_not_mine(
    session: Session, channels: Channels, actor: Actor, refs: list[str], word: str, now: datetime
) -> None:
    """Tells the plan office that someone says of updates: not mine. Once a day for the same ones."""
    key = f"not_mine:{today(now).isoformat()}:{actor.slack_id}:{'-'.join(refs)[:100]}"
    words = not_mine_told(", ".join(actor.roles), refs, word, roles_asked(session, actor, refs))
    to_plan_office(session, channels, key, "notice", words, now, but_for=actor.person_id)
