"""What goes with an answer that was recorded: a receipt. The prompt follows the record by itself."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from digests.answering.receipt import receipt
from handlers.owing import Letter, to_people
from handlers.prompting.shared import owe_shared
from storage.answering.returns import commitment_of
from storage.answering.submissions import Recorded
from storage.asks.cover import Covering, covering_on
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
) -> None:
    """A receipt for the lead and the co-leads, in the thread of their prompt; for the `recorder` (person and
    role) of what was recorded on their behalf; and for its `author`. Whoever is asked for nothing has one
    message of all that they share. How the day is covered is not read again where the caller has."""
    wish = recorded.receipt.wish
    takers = {*recorder, due_dates.asker(session, wish.id)} if wish else set()
    no = recorded.receipt.revision_no
    whose, covering = commitment_of(session, return_id), covering or covering_on(session, today(now))
    told = {**recorder, **asking.to_tell(whose, covering, recorded.behind.roles)}
    threads, shared = prompts.live_messages(session, recorded.quarter, told)
    bystanders = told.keys() - {*threads, *recorder, author}
    # Their message follows the record: whoever has it already is told by it.
    following = bystanders & shared.keys() & asking.who_shares(whose, covering, recorded.behind.roles)
    letters = [
        Letter(
            person_id,
            role,
            key=f"receipt:{return_id}:{no}:{person_id}",
            words=receipt(recorded.receipt, may_take_back=person_id in takers),
            thread=threads.get(person_id),
            refs=(recorded.receipt.ref,),
        )
        for person_id, role in sorted(told.items())
        if person_id not in following
        and not (person_id in bystanders and owe_shared(session, recorded.quarter, person_id, role, now))
    ]
    to_people(session, letters, "receipt", now)
