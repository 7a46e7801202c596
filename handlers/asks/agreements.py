"""Whoever agrees is told what waits, and what they were told is brought up to date."""

from collections.abc import Collection, Iterable
from datetime import datetime

from digests.sign_off.messages import asked_anew, to_agree
from handlers.owing import to_change, to_person_anew
from storage.asks.agreements import ASK, Ask, StandingAsk, ask_key, concerned, standing_asks
from storage.calendar.quarters import today
from storage.facts.sign_off import AgreeRequest
from storage.outbox import outbox
from storage.people.roles import actor
from storage.record.database import Session
from storage.rules.sign_off import LATE
from storage.sign_off import queues
from storage.standing.backdrop import Backdrop

WHAT = "verdict"
"""What the outbox calls what leads are told."""


def announce_asks(session: Session, asks: Iterable[Ask], now: datetime) -> None:
    """Owes each of them one message about all that waits, once a day."""
    for ask in asks:
        queue = ask.request.queue
        key, refs = (
            ask_key(queue.quarter, ask.person_id, today(now)),
            [line.terms.ref for line in queue.lines],
        )
        words, before = to_agree(ask.request), asked_anew(queue.quarter)
        to_person_anew(session, ask.person_id, ask.role, key, ASK, words, now, refs, before=before)


def refresh_asks(
    session: Session, cause: str, now: datetime, return_ids: Collection[int] | None = None
) -> None:
    """Brings the messages that asked people to agree up to date with what is left, and by when: of everyone in whose
    list these returns may stand, or of all who were asked. `cause` is a part of the change's key."""
    behind = queues.collected(session)
    asks = standing_asks(session, behind.name) if behind else []
    if behind is None or not asks:
        return
    some = None if return_ids is None else concerned(session, return_ids, today(now))
    for ask in asks:
        if some is None or ask.person_id in some:
            refresh_ask(session, behind, ask, cause, now)


def refresh_ask(session: Session, behind: Backdrop, ask: StandingAsk, cause: str, now: datetime) -> None:
    """One person's. It is held first: of two verdicts at once, the second tells of both."""
    outbox.hold_still(session, ask.key)
    queue = queues.queue_before(session, behind, actor(session, ask.slack_id, today(now)), now)
    words = to_agree(AgreeRequest(queue, LATE if now >= queue.deadline else 0))
    key, person_id = f"{ask.key}:{cause}", ask.person_id
    to_change(session, key, ask.key, ASK, words, now, ask.role, person_id=person_id)
