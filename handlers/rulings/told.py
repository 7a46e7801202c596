"""The messages that go with a ruling on a return: its leads hear of it in the thread of their prompt."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from digests.rulings.rulings import ruling_notice, waived_for_the_sro, waived_together
from handlers.owing import to_person
from handlers.prompting.shared import owe_shared
from storage.answering.returns import commitment_of
from storage.calendar.quarters import today
from storage.enums import RulingKind
from storage.facts.rulings import Ruled
from storage.people.roles import holder
from storage.plan.plan_facts import role_titles
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
    for ruled in rulings:
        tell_the_sro(session, ruled, set(hear), now)
    return tuple(role for role, _ in hear.values())


def tell_the_sro(session: Session, ruled: Ruled, told: Collection[int], now: datetime) -> None:
    """Whoever agrees a return hears that it was waived though it was answered, unless they are `told` as its lead; of
    a commitment that left the plan they hear by its own message."""
    if ruled.kind is not RulingKind.WAIVED or ruled.answered is None or ruled.left:
        return
    role_id = commitment_of(session, ruled.return_id).sro_role_id
    person = holder(session, role_id, today(now))
    if person is not None and person.id not in told:
        key, title = f"ruling:{ruled.id}:{person.id}", role_titles(session)[role_id]
        to_person(session, person.id, title, key, NOTICE, waived_for_the_sro(ruled), now, [ruled.ref])


def tell(session: Session, person_id: int, role: str, theirs: Sequence[Ruled], now: datetime) -> None:
    """Tells one person of the rulings on what is theirs, in the thread of their prompt."""
    first = theirs[0]
    thread = prompts.prompt_thread(session, first.quarter, person_id)
    if thread is None and owe_shared(session, first.quarter, person_id, role, now):
        return
    key, refs = f"ruling:{first.id}:{person_id}", [one.ref for one in theirs]
    words = ruling_notice(first) if len(theirs) == 1 else waived_together(theirs)
    to_person(session, person_id, role, key, NOTICE, words, now, refs, thread)
