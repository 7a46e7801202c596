"""The messages that go with a ruling on a return: its leads hear of it in the thread of their prompt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from digests.rulings.rulings import ruling_notice, waived_together
from handlers.owing import to_person
from handlers.prompting.shared import owe_shared
from storage.calendar.quarters import today
from storage.facts.rulings import Ruled
from storage.prompting import asking, prompts
from storage.record.database import Session

NOTICE = "notice"


def announce_ruling(session: Session, ruled: Ruled, now: datetime) -> Ruled:
    """Tells everyone who would hear of an answer, once for each ruling, and says who is told."""
    return replace(ruled, told=announce_rulings(session, [ruled], now))


def announce_rulings(session: Session, rulings: Sequence[Ruled], now: datetime) -> tuple[str, ...]:
    """The same of rulings of one kind and reason that are made at once: each person hears of theirs in one
    message."""
    hear: dict[int, tuple[str, list[Ruled]]] = {}
    for ruled in rulings:
        for person_id, role in asking.people_to_tell(session, ruled.return_id, today(now)).items():
            hear.setdefault(person_id, (role, []))[1].append(ruled)
    for person_id, (role, theirs) in sorted(hear.items()):
        tell(session, person_id, role, theirs, now)
    return tuple(role for role, _ in hear.values())


def tell(session: Session, person_id: int, role: str, theirs: Sequence[Ruled], now: datetime) -> None:
    """Tells one person of the rulings on what is theirs, in the thread of their prompt."""
    first = theirs[0]
    thread = prompts.prompt_thread(session, first.quarter, person_id)
    if thread is None and owe_shared(session, first.quarter, person_id, role, now):
        return
    key, refs = f"ruling:{first.id}:{person_id}", [one.ref for one in theirs]
    words = ruling_notice(first) if len(theirs) == 1 else waived_together(theirs)
    to_person(session, person_id, role, key, NOTICE, words, now, refs, thread)
