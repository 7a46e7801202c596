"""The messages of sign-off: who is asked to agree, what leads are told of a verdict. Put in the outbox in the
transaction of the fact; the words are digests'."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from digests.signoff import asked_anew, to_agree, verdicts
from handlers.announcing import tick_off, to_change, to_person, to_person_anew
from storage import agreeing, asking, outbox, prompting
from storage.agree_asks import ASK, Ask, StandingAsk, ask_key, concerned, standing_asks
from storage.backdrop import Backdrop
from storage.collecting import today
from storage.database import Session
from storage.facts import AgreeRequest, QuarterName, VerdictLine, VerdictNotice
from storage.people import actor
from storage.plan_facts import plan_in_force
from storage.reviews import Decided
from storage.rules.sign_off import LATE

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


def announce_verdicts(session: Session, decided: Sequence[Decided], now: datetime) -> set[str]:
    """Tells each lead and co-lead, in the thread of their prompt and in one message for all that was decided at
    once; their prompt says it too. Answers with the refs of which somebody is told."""
    told: dict[tuple[int, str], list[VerdictLine]] = {}
    for one in decided:
        for person in asking.people_to_tell(session, one.line.return_id, today(now)).items():
            told.setdefault(person, []).append(one.line)
    # Always in the same order: two verdicts that tell the same people must not wait for one another.
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
    """One person's message and prompt."""
    prompt_key = prompting.current_prompt_key(session, name, person_id)
    thread = prompt_key if outbox.hold_still(session, prompt_key) else None
    words = verdicts(VerdictNotice(name, tuple(lines), plan_in_force(session)[1].scheme))
    first, refs = lines[0].review_id, [line.ref for line in lines]
    to_person(session, person_id, role, f"verdict:{first}:{person_id}", WHAT, words, now, refs, thread)
    if thread:
        scene = prompting.scene_on(session, name, now)
        tick_off(session, scene, person_id, role, thread, f"verdict.{first}", now)


def refresh_asks(
    session: Session, cause: str, now: datetime, return_ids: Collection[int] | None = None
) -> None:
    """Brings the messages that asked people to agree up to date with what is left, and by when: of everyone in whose
    list these returns may stand, or of all who were asked. `cause` is a part of the change's key."""
    behind = agreeing.collected(session)
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
    queue = agreeing.queue_before(session, behind, actor(session, ask.slack_id, today(now)), now)
    words = to_agree(AgreeRequest(queue, LATE if now >= queue.deadline else 0))
    key, person_id = f"{ask.key}:{cause}", ask.person_id
    to_change(session, key, ask.key, ASK, words, now, ask.role, person_id=person_id)
