"""The messages of sign-off: what leads are told of a verdict or asked, and whoever asked, of the answer. Put in the
outbox in the transaction of the fact; the words are digests'."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.kit.blocks import Message
from digests.sign_off.messages import taken_back, verdicts
from digests.sign_off.questions import question, replied
from handlers.owing import final, to_person, words_of
from handlers.prompting.shared import owe_shared
from handlers.sign_off.asks import WHAT
from storage.calendar.quarters import today
from storage.enums import Verdict
from storage.facts.plan import QuarterName
from storage.facts.sign_off import QuestionFacts, TakenBack, VerdictLine, VerdictNotice
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.plan.plan_facts import plan_in_force
from storage.prompting import asking, prompts
from storage.record.database import Session
from storage.record.marks import Shows
from storage.sign_off import asked
from storage.sign_off.reviews import Decided


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
    """One person's: that something was agreed as they rated it once in a quarter, for their prompt goes on to
    say what is; what was not, in a message of its own. Whoever is asked for nothing reads it in the message
    of what they share."""
    thread = prompts.prompt_thread(session, name, person_id)
    if thread is None and owe_shared(session, name, person_id, role, now):
        return
    plain = [line for line in lines if line.review.verdict is Verdict.AGREED]
    others = [line for line in lines if line.review.verdict is not Verdict.AGREED]
    first = f"agreed:{name.year}Q{name.number}:{person_id}" if thread else ""
    for key, some in ((first, plain), ("", others)):
        if some:
            refs, words = [line.ref for line in some], notice(session, name, some, goes_on=bool(key))
            its_own = f"verdict:{some[0].review_id}:{person_id}"
            to_person(session, person_id, role, key or its_own, WHAT, words, now, refs, thread)


def announce_taken_back(session: Session, one: TakenBack, now: datetime) -> bool:
    """Tells the lead and the co-leads once of an agreement that was taken back, in the thread of their prompt;
    whoever is asked for nothing reads it in the message of what they share. Says whether somebody is told."""
    told = asking.people_to_tell(session, one.return_id, today(now))
    threads = prompts.prompt_threads(session, one.quarter, told)
    for person_id, role in sorted(told.items()):
        thread = threads.get(person_id)
        if thread is None and owe_shared(session, one.quarter, person_id, role, now):
            continue
        key = f"taken_back:{one.review_id}:{person_id}"
        to_person(session, person_id, role, key, WHAT, taken_back(one), now, [one.ref], thread)
    return bool(told)


def announce_question(session: Session, one: QuestionFacts, now: datetime) -> None:
    """Asks the lead in the thread of their prompt, and co-leads who have one; where nobody has, everyone who may
    answer. The message follows what becomes of the question."""
    told = asking.people_to_tell(session, one.return_id, today(now))
    threads = prompts.prompt_threads(session, one.quarter, told)
    for person_id in sorted(threads or told):
        to_person(
            session,
            person_id,
            told[person_id],
            f"question:{one.id}:{person_id}",
            WHAT,
            question(one),
            now,
            [one.ref],
            threads.get(person_id),
            Showing(Shows.QUESTION, subject_id=one.id),
        )


def asked_in_words(
    session: Session, rows: Sequence[LiveRow], _now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What questions say now: without a button once they are answered, or their return waits no more."""
    found = asked.by_id(session, [row.subject_id for row in rows if row.subject_id])
    for row in rows:
        one = found[row.subject_id or 0]
        yield row, final(question(one)) if one.reply else words_of(question(one))


def announce_reply(session: Session, one: QuestionFacts, now: datetime) -> None:
    """Tells whoever asked."""
    person_id, role = asked.asker_of(session, one.id)
    key = f"question:{one.id}:answer:{person_id}"
    to_person(session, person_id, role, key, WHAT, replied(one), now, [one.ref])


def notice(session: Session, name: QuarterName, lines: Sequence[VerdictLine], *, goes_on: bool) -> Message:
    """These verdicts in words; with `goes_on`, where what is agreed later will stand."""
    return verdicts(VerdictNotice(name, tuple(lines), plan_in_force(session)[1].scheme, goes_on))
