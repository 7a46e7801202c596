"""The messages that go with a ruling on a return: its leads hear of it in the thread of their prompt, whose line
is brought up to date."""

from dataclasses import replace
from datetime import datetime

from digests.rulings.rulings import ruling_notice
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
    """Tells everyone who would hear of an answer, once for each ruling, and says who is told. Who was asked to agree
    it reads whether it still waits for them."""
    words, cause = ruling_notice(ruled), f"ruling.{ruled.id}"
    # Always in the same order, as in answering/told's announce_recorded.
    told = asking.people_to_tell(session, ruled.return_id, today(now))
    for person_id, role in sorted(told.items()):
        prompt_key = prompting.current_prompt_key(session, ruled.quarter, person_id)
        thread = prompt_key if outbox.hold_still(session, prompt_key) else None
        key = f"ruling:{ruled.id}:{person_id}"
        to_person(session, person_id, role, key, NOTICE, words, now, [ruled.ref], thread)
        if thread:
            scene = prompting.scene_on(session, ruled.quarter, now)
            prompted = tick_off(session, scene, person_id, role, thread, cause, now)
            close_reminder(session, scene.behind, prompted.facts, person_id, role, now)
    if ruled.kind is not RulingKind.EXTENDED:
        refresh_asks(session, cause, now, [ruled.return_id])
    return replace(ruled, told=tuple(told.values()))
