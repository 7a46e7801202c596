"""The messages of sign-off: what leads are told of a verdict. Put in the outbox in the
transaction of the fact; the words are digests'."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.kit.blocks import Message
from digests.sign_off.messages import none_agreed, verdicts
from handlers.asks.agreements import WHAT
from handlers.asks.shared import owe_shared
from handlers.owing import to_person, words_of
from storage.asks import asking, prompting, waiting
from storage.calendar.quarters import quarter_row, today
from storage.enums import Verdict
from storage.facts.plan import QuarterName
from storage.facts.sign_off import VerdictLine, VerdictNotice
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people.roles import actor_of
from storage.plan.plan_facts import plan_in_force
from storage.record.database import Session
from storage.record.marks import Shows
from storage.sign_off import agreed
from storage.sign_off.reviews import Decided
from storage.standing.standing_rows import running_ids


def announce_verdicts(session: Session, decided: Sequence[Decided], now: datetime) -> set[str]:
    """Tells each lead and co-lead, in the thread of their prompt. Answers with the refs of which somebody is
    told."""
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
    """One person's: what was agreed as they rated it stands in one message, which goes on; what was not, in
    one of its own. Whoever is asked for nothing reads it in the message of what they share."""
    thread = prompting.prompt_thread(session, name, person_id)
    if thread is None and owe_shared(session, name, person_id, role, now):
        return
    plain = [line for line in lines if line.review.verdict is Verdict.AGREED]
    others = [line for line in lines if line.review.verdict is not Verdict.AGREED]
    if plain:
        owe_agreed(session, name, person_id, role, plain, thread, now)
    if others:
        key = f"verdict:{others[0].review_id}:{person_id}"
        refs = [line.ref for line in others]
        to_person(session, person_id, role, key, WHAT, notice(session, name, others), now, refs, thread)


def owe_agreed(
    session: Session,
    name: QuarterName,
    person_id: int,
    role: str,
    lines: Sequence[VerdictLine],
    thread: str | None,
    now: datetime,
) -> None:
    """Owes the message of what is agreed, once in a quarter; from then on it follows the record."""
    row = quarter_row(session, name)
    key, refs = f"agreed:{name.year}Q{name.number}:{person_id}", [line.ref for line in lines]
    showing = Showing(Shows.AGREED, row.id if row else None)
    words = notice(session, name, lines)
    to_person(session, person_id, role, key, WHAT, words, now, refs, thread, showing)


def notice(session: Session, name: QuarterName, lines: Sequence[VerdictLine]) -> Message:
    """These verdicts in words."""
    return verdicts(VerdictNotice(name, tuple(lines), plan_in_force(session)[1].scheme))


def agreed_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What is agreed now of what each of these people answers for."""
    running = running_ids(session)
    for row in rows:
        name = running.get(row.quarter_id or 0)
        if name is None:
            yield row, NewWords(final=True)
            continue
        theirs = waiting.theirs(session, name, actor_of(session, row.person_id, today(now)))
        lines = agreed.lines(session, row.quarter_id or 0, theirs.answered())
        yield row, words_of(notice(session, name, lines)) if lines else words_of(none_agreed(name))
