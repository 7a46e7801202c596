"""Prompts: owed to whoever is asked, at a quarter's opening and when a return comes to them later; and what each says
as the record stands, while it follows it. Who is asked is storage's, sending is bot/delivery's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from digests.prompting.prompt import moved_on, prompt
from handlers.owing import final, to_person, words_of
from storage.asks.cover import covering_on
from storage.calendar.quarters import known_quarters, today
from storage.enums import QuarterState
from storage.facts.asks import PromptFacts
from storage.facts.plan import QuarterName
from storage.outbox import live
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing, digest_of
from storage.prompting import prompts
from storage.prompting.kind import RETURNS
from storage.prompting.prompts import NewlyAsked
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.out import AskId
from storage.standing.backdrop import Backdrop, backdrop_named
from storage.standing.standing_rows import running_ids


def owe_prompt(
    session: Session,
    behind: Backdrop,
    person_id: int,
    role: str,
    key: str,
    facts: PromptFacts,
    refs: Sequence[str],
    now: datetime,
) -> None:
    """Owes somebody a prompt, which follows the record from then on."""
    showing = Showing(Shows.PROMPT, behind.quarter.id)
    asks = [AskId(RETURNS, line.return_id) for line in facts.lines if not line.done]
    asks += [AskId(one.kind, one.id) for one in facts.besides]
    to_person(
        session, person_id, role, key, prompts.PROMPT, prompt(facts), now, refs, showing=showing, asks=asks
    )


def prompts_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What prompts say now: those of the quarters that are being collected, and once more those that a newer one has
    taken the place of."""
    running = running_ids(session)
    for quarter_id, theirs in groupby(
        sorted(rows, key=lambda row: row.quarter_id or 0), lambda row: row.quarter_id
    ):
        found = list(theirs)
        if quarter_id not in running:
            yield from ((row, NewWords(final=True)) for row in found)
            continue
        name = running[quarter_id]
        facts = prompts.prompts_now(session, name, {row.person_id for row in found}, now)
        yield from ((row, in_words(row, name, facts[row.person_id])) for row in found)


def in_words(row: LiveRow, name: QuarterName, facts: PromptFacts) -> NewWords:
    """One prompt's. Of whoever has answered all, it is not changed for the passing of a deadline alone."""
    if row.overtaken:
        return final(moved_on(name))
    if facts.all_in:
        before = prompt(replace(facts, overdue=False, closed=False))
        if row.shown == digest_of(before.text, before.blocks):
            return NewWords()
    return words_of(prompt(facts), waits=may_wait(facts))


def may_wait(facts: PromptFacts) -> bool:
    """Whether what changed may be told with what changes next: while more answers are to come, each in the form that
    follows, and while they are agreed. Not where its reader is at the end, left something begun, has to answer again,
    or says that they are away."""
    if facts.away_until or any(line.draft or line.sent_back for line in facts.lines):
        return False
    return not facts.all_in or any(line.agreed for line in facts.lines)


def open_quarter(session: Session) -> QuarterName | None:
    """The quarter that is being collected, if one is."""
    known = [row for row in known_quarters(session).values() if row.state is not QuarterState.PLANNED]
    return known[0].name if known and known[0].state is QuarterState.OPEN else None


def announce_newly_asked(session: Session, now: datetime, moved: int | None = None) -> int:
    """Owes a prompt to everyone whom a return has come to since the prompts went out, once, and to whoever has
    `moved` to another account; and says how many they are. Their earlier prompt, if they see it, points to it."""
    name = open_quarter(session)
    if name is None:
        return 0
    if moved is not None:
        live.let_stand(session, Shows.PROMPT, moved)
    found = prompts.newly_asked(session, name, today(now), moved)
    if found:
        owe_prompts(session, name, found, now)
    return len(found)


def owe_prompts(session: Session, name: QuarterName, found: Sequence[NewlyAsked], now: datetime) -> None:
    """Owes each of them theirs."""
    behind = backdrop_named(session, name)
    asked_now, covering = [one.asked for one in found], covering_on(session, today(now))
    facts = prompts.prompts(session, behind, asked_now, now, covering)
    for one in found:
        who, asked = one.asked, facts[one.asked.person_id]
        owe_prompt(session, behind, who.person_id, who.addressee, one.key, asked, one.refs, now)
