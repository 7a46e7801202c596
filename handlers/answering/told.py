"""What goes with an answer that was recorded: a receipt. The prompt follows the record by itself."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from digests.answering.receipt import receipt
from handlers.owing import to_person
from handlers.prompting.shared import owe_shared
from storage.answering.submissions import Recorded
from storage.asks.cover import Covering
from storage.calendar.quarters import today
from storage.decisions import due_dates
from storage.prompting import asking, prompts
from storage.record.database import Session

NOBODY: Mapping[int, str] = MappingProxyType({})


def announce_recorded(
    session: Session,
    recorded: Recorded,
    return_id: int,
    now: datetime,
    recorder: Mapping[int, str] = NOBODY,
    author: int | None = None,
    covering: Covering | None = None,
) -> frozenset[int]:
    """A receipt for the lead and the co-leads, in the thread of their prompt; for the `recorder` (person and
    role) of what was recorded on their behalf; and for its `author`. Whoever is asked for nothing has one
    message of all that they share. Answers with whom of them has a prompt."""
    wish = recorded.receipt.wish
    takers = {*recorder, due_dates.asker(session, wish.id)} if wish else set()
    no = recorded.receipt.revision_no
    told = {**recorder, **asking.people_to_tell(session, return_id, today(now), covering)}
    threads = {person_id: prompts.prompt_thread(session, recorded.quarter, person_id) for person_id in told}
    for person_id, role in sorted(told.items()):
        bystander = not threads[person_id] and person_id not in {*recorder, author}
        if bystander and owe_shared(session, recorded.quarter, person_id, role, now):
            continue
        key, refs = f"receipt:{return_id}:{no}:{person_id}", [recorded.receipt.ref]
        words = receipt(recorded.receipt, may_take_back=person_id in takers)
        to_person(session, person_id, role, key, "receipt", words, now, refs, threads[person_id])
    return frozenset(person_id for person_id, thread in threads.items() if thread)
