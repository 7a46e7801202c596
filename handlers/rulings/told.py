"""The messages that go with a ruling on a return: its leads hear of it in the thread of their prompt, whose line
is brought up to date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from digests.rulings.rulings import ruling_notice, waived_together
from handlers.asks.agreements import refresh_asks
from handlers.asks.prompts import close_reminder, tick_off
from handlers.owing import to_person
from storage.asks import asking, prompting
from storage.calendar.quarters import today
from storage.enums import RulingKind
from storage.facts.rulings import Ruled
from storage.outbox import outbox
from storage.record.database import Session

NOTICE = "notice"


def announce_ruling(session: Session, ruled: Ruled, now: datetime) -> Ruled:
    """Tells everyone who would hear of an answer, once for each ruling, and says who is told."""
    return replace(ruled, told=announce_rulings(session, [ruled], now))


def announce_rulings(session: Session, rulings: Sequence[Ruled], now: datetime) -> tuple[str, ...]:
    """The same of rulings of one kind and reason that are made at once: each person hears of theirs in one message.
    Who was asked to agree them reads whether they still wait for them."""
    hear: dict[int, tuple[str, list[Ruled]]] = {}
    for ruled in rulings:
        for person_id, role in asking.people_to_tell(session, ruled.return_id, today(now)).items():
            hear.setdefault(person_id, (role, []))[1].append(ruled)
    # Always in the same order, as in answering/told's announce_recorded.
    for person_id, (role, theirs) in sorted(hear.items()):
        tell(session, person_id, role, theirs, now)
    ids = [ruled.return_id for ruled in rulings if ruled.kind is not RulingKind.EXTENDED]
    if ids:
        refresh_asks(session, cause_of(rulings), now, ids)
    return tuple(role for role, _ in hear.values())


def cause_of(rulings: Sequence[Ruled]) -> str:
    """What the outbox calls these rulings."""
    return f"ruling.{rulings[0].id}"


def tell(session: Session, person_id: int, role: str, theirs: Sequence[Ruled], now: datetime) -> None:
    """Tells one person of the rulings on what is theirs, in the thread of their prompt, and updates that."""
    first = theirs[0]
    prompt_key = prompting.current_prompt_key(session, first.quarter, person_id)
    thread = prompt_key if outbox.hold_still(session, prompt_key) else None
    key, refs = f"ruling:{first.id}:{person_id}", [one.ref for one in theirs]
    words = ruling_notice(first) if len(theirs) == 1 else waived_together(theirs)
    to_person(session, person_id, role, key, NOTICE, words, now, refs, thread)
    if thread:
        scene = prompting.scene_on(session, first.quarter, now)
        prompted = tick_off(session, scene, person_id, role, thread, cause_of(theirs), now)
        close_reminder(session, scene.behind, prompted.facts, person_id, role, now)
