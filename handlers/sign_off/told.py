"""The messages of sign-off: what leads are told of a verdict. Put in the outbox in the
transaction of the fact; the words are digests'."""

from collections.abc import Sequence
from datetime import datetime

from digests.sign_off.messages import verdicts
from handlers.asks.agreements import WHAT
from handlers.owing import to_person
from storage.asks import asking, prompting
from storage.calendar.quarters import today
from storage.facts.plan import QuarterName
from storage.facts.sign_off import VerdictLine, VerdictNotice
from storage.plan.plan_facts import plan_in_force
from storage.record.database import Session
from storage.sign_off.reviews import Decided


def announce_verdicts(session: Session, decided: Sequence[Decided], now: datetime) -> set[str]:
    """Tells each lead and co-lead, in the thread of their prompt and in one message for all that was decided at
    once. Answers with the refs of which somebody is told."""
    told: dict[tuple[int, str], list[VerdictLine]] = {}
    for one in decided:
        for person in asking.people_to_tell(session, one.line.return_id, today(now)).items():
            told.setdefault(person, []).append(one.line)
    for (person_id, role), lines in sorted(told.items(), key=lambda each: each[0]):
        tell(session, decided[0].quarter, person_id, role, lines, now)
    return {line.ref for lines in told.values() for line in lines}


def tell(
    session: Session,
    name: QuarterName,
    person_id: int,
    role: str,
    lines: Sequence[VerdictLine],
    now: datetime,
) -> None:
    """One person's message."""
    thread = prompting.prompt_thread(session, name, person_id)
    words = verdicts(VerdictNotice(name, tuple(lines), plan_in_force(session)[1].scheme))
    first, refs = lines[0].review_id, [line.ref for line in lines]
    to_person(session, person_id, role, f"verdict:{first}:{person_id}", WHAT, words, now, refs, thread)
