"""What goes with an answer that was recorded: a receipt, and the prompt that is ticked off."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from digests.answering.receipt import receipt
from handlers.asks.prompts import close_reminder, tick_off
from handlers.owing import to_person
from storage.answering.submissions import Recorded
from storage.asks import asking, prompting
from storage.asks.prompting import Prompted
from storage.calendar.quarters import today
from storage.decisions import due_dates
from storage.record.database import Session

NOBODY: Mapping[int, str] = MappingProxyType({})


def announce_recorded(
    session: Session, recorded: Recorded, return_id: int, now: datetime, recorder: Mapping[int, str] = NOBODY
) -> Mapping[int, Prompted]:
    """A receipt for the lead and the co-leads, in the thread of their prompt, whose line is ticked off; and for
    the `recorder` (person and role) of what was recorded on their behalf. Answers with the prompts as they now
    stand, by person."""
    wish = recorded.receipt.wish
    takers = {*recorder, due_dates.asker(session, wish.id)} if wish else set()
    no = recorded.receipt.revision_no
    told = {**recorder, **asking.people_to_tell(session, return_id, today(now))}
    # Always in the same order: two submissions that tell the same people must not wait for one another.
    name = recorded.quarter
    threads = {person_id: prompting.held_prompt(session, name, person_id) for person_id in sorted(told)}
    # Read once every prompt is held still, so that it tells of what changed until then.
    scene = prompting.scene_of(session, recorded.behind, now)
    prompts: dict[int, Prompted] = {}
    for person_id, thread in threads.items():
        role = told[person_id]
        key, refs = f"receipt:{return_id}:{no}:{person_id}", [recorded.receipt.ref]
        words = receipt(recorded.receipt, may_take_back=person_id in takers)
        to_person(session, person_id, role, key, "receipt", words, now, refs, thread)
        if thread:
            cause = f"{return_id}.{no}"
            prompts[person_id] = tick_off(session, scene, person_id, role, thread, cause, now)
            close_reminder(session, recorded.behind, prompts[person_id].facts, person_id, role, now)
    return prompts
