"""What each person's prompt of a quarter says as things stand, which message is their prompt, and who is
asked now without having been told. Who is asked is asking's; the words are digests'."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.answering.drafts import begun, drafts_of
from storage.asks.cover import Covering, covering_on
from storage.asks.lists import with_prompts
from storage.calendar.quarters import OUT, today
from storage.enums import OutboxKind, ReturnState
from storage.facts.asks import PromptFacts, PromptLine
from storage.facts.plan import QuarterName
from storage.prompting.asking import Asked, lines_by_return, prompt_key, who_is_asked
from storage.record.marks import Shows
from storage.standing.backdrop import Backdrop, backdrop_named
from storage.standing.standings import Book, book_before, open_book
from storage.tables import Commitment, OutboxMessage, Person, Quarter, Return

PROMPT = "prompt"
"""What the outbox calls a prompt."""


@dataclass(frozen=True)
class PromptGround:
    """What the prompts of one quarter have in common now, read once."""

    behind: Backdrop
    now: datetime
    covering: Covering


def lines_now(session: Session, scene: PromptGround, person_id: int) -> tuple[tuple[PromptLine, ...], Book]:
    """The updates that one person's prompt asks for as it stands now: what is theirs, though they be away, and what
    they cover; none where nothing is theirs any more. With the book of what stands in them, for whatever is read of
    the same returns next."""
    covering, name = scene.covering, scene.behind.name
    roles = covering.roles_of(person_id)
    everyone, _ = who_is_asked(session, name, today(scene.now), roles, present=person_id, covering=covering)
    mine = next((one for one in everyone if one.person_id == person_id), Asked(person_id, (), ()))
    book = book_before(session, scene.behind, with_answers=True, ids=mine.commitment_ids)
    return lines_of(mine, lines_by_return(book), drafts_of(session, [person_id]), scene.now), book


def lines_of(
    one: Asked, lines: Mapping[int, PromptLine], drafts: Collection[tuple[int, int]], now: datetime
) -> tuple[PromptLine, ...]:
    """What one person is asked for, of these lines by return."""
    theirs = (
        replace(lines[return_id].as_at(now), away_until=one.covered.get(return_id))
        for return_id in one.return_ids
    )
    return begun(theirs, one.person_id, drafts)


def prompts_now(
    session: Session, name: QuarterName, people: Collection[int], now: datetime
) -> dict[int, PromptFacts]:
    """The prompts of some people as they stand now: the same number of statements for
    any number of them."""
    scene = PromptGround(backdrop_named(session, name), now, covering_on(session, today(now)))
    everyone, _ = who_is_asked(session, name, today(now), all_present=True, covering=scene.covering)
    theirs = {one.person_id: one for one in everyone}
    asked = [theirs.get(person_id, Asked(person_id, (), ())) for person_id in sorted(people)]
    found = prompts(session, scene.behind, asked, now, scene.covering)
    return {person_id: replace(facts, **away_facts(scene, person_id)) for person_id, facts in found.items()}


def away_facts(scene: PromptGround, person_id: int) -> dict[str, Any]:
    """What a prompt says of its reader's own absence: until when, and the role that covers."""
    absence = scene.covering.away.get(person_id)
    cover = scene.covering.named_cover(person_id)
    return {
        "away_until": absence.last if absence else None,
        "covered_by": scene.behind.titles.get(cover or 0, ""),
    }


def prompts(
    session: Session, behind: Backdrop, people: Sequence[Asked], now: datetime, covering: Covering
) -> dict[int, PromptFacts]:
    """Each person's prompt as it stands now: a fixed number of statements for all of them together."""
    book = book_before(session, behind, with_answers=True)
    return prompts_in(session, behind, book, people, now, covering)


def prompts_in(
    session: Session,
    behind: Backdrop,
    book: Book,
    people: Sequence[Asked],
    now: datetime,
    covering: Covering,
) -> dict[int, PromptFacts]:
    """Each person's prompt, of returns that a book tells of."""
    lines = lines_by_return(book)
    ids = [one.person_id for one in people]
    drafts, besides = drafts_of(session, ids), with_prompts(session, behind.name, ids, covering, now)
    return {
        one.person_id: PromptFacts(
            quarter=behind.name,
            deadline=behind.times.lead_deadline,
            cut_off=behind.times.cut_off,
            lines=lines_of(one, lines, drafts, now),
            scheme=behind.plan.scheme,
            data_date=behind.quarter.data_date,
            overdue=behind.overdue(now),
            closed=behind.closed,
            besides=besides.get(one.person_id, ()),
        )
        for one in people
    }


def lines_of_role(session: Session, name: QuarterName, role_id: int) -> tuple[PromptLine, ...]:
    """What one role leads and is asked for in a quarter, in the plan's order, whoever holds it."""
    ids = session.scalars(select(Commitment.id).where(Commitment.lead_role_id == role_id)).all()
    book = open_book(session, name, with_answers=True, ids=ids)
    return tuple(lines_by_return(book).values())


# --- which messages were their prompts ------------------------------------------------------------------


def prompts_sent(session: Session, name: QuarterName) -> Mapping[int, Sequence[tuple[str, frozenset[str]]]]:
    """Each person's prompts of the quarter, oldest first: the key, and the refs that it asked for. Nobody has
    more than one unless a return became theirs after the first."""
    rows = session.execute(
        select(OutboxMessage.person_id, OutboxMessage.key, OutboxMessage.payload["refs"])
        .join(Quarter, Quarter.id == OutboxMessage.quarter_id)
        .where(
            OutboxMessage.shows == Shows.PROMPT,
            OutboxMessage.kind == OutboxKind.POST,
            Quarter.year == name.year,
            Quarter.number == name.number,
        )
        .order_by(OutboxMessage.id)
    )
    found: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for person_id, key, refs in rows:
        found.setdefault(person_id or 0, []).append((key, frozenset(refs or ())))
    return found


OWED = (
    select(OutboxMessage.shows, OutboxMessage.person_id, OutboxMessage.key)
    .join(Quarter, Quarter.id == OutboxMessage.quarter_id)
    .where(
        OutboxMessage.shows.in_((Shows.PROMPT, Shows.SHARED)),
        OutboxMessage.person_id.in_(bindparam("people", expanding=True)),
        Quarter.year == bindparam("year"),
        Quarter.number == bindparam("number"),
    )
    .order_by(OutboxMessage.id)
)


def prompt_thread(session: Session, name: QuarterName, person_id: int) -> str | None:
    """The key of the newest prompt that this person was owed in the quarter, in whose thread they read what
    becomes of their updates; None where there is none."""
    return prompt_threads(session, name, [person_id]).get(person_id)


def prompt_threads(session: Session, name: QuarterName, people: Collection[int]) -> dict[int, str]:
    """Those of these people who have one: one statement for all of them."""
    return live_messages(session, name, people)[0]


def live_messages(
    session: Session, name: QuarterName, people: Collection[int]
) -> tuple[dict[int, str], dict[int, str]]:
    """The prompts of these people, and the messages of what they share, by person: the key of the newest of each, for
    those who have one. One statement."""
    values = {"people": list(people), "year": name.year, "number": name.number}
    found: dict[str, dict[int, str]] = {Shows.PROMPT: {}, Shows.SHARED: {}}
    for shows, person_id, key in session.execute(OWED, values):
        found[shows or ""][person_id or 0] = key
    return found[Shows.PROMPT], found[Shows.SHARED]


def again(key: str, number: int) -> str:
    """The key of a further prompt."""
    return f"{key}:again.{number}"


# --- who is asked without having been told -------------------------------------------------------------


@dataclass(frozen=True)
class NewlyAsked:
    """Someone whom a return has come to since the prompts went out: by an absence, by its end, by a
    hand-over. `key` is their new prompt's."""

    asked: Asked
    key: str
    refs: tuple[str, ...]


def newly_asked(session: Session, name: QuarterName, day: date, moved: int | None = None) -> list[NewlyAsked]:
    """Everyone who is asked on `day` for an unanswered return that none of their prompts named; and whoever
    has `moved` to another account, which has none of their prompts."""
    everyone, _ = who_is_asked(session, name, day)
    refs, sent = unanswered(session, name), prompts_sent(session, name)
    found = []
    for one in everyone:
        before = sent.get(one.person_id, ())
        wanted = tuple(refs[return_id] for return_id in one.return_ids if return_id in refs)
        elsewhere = one.person_id == moved
        if wanted and (elsewhere or set(wanted) - {ref for _, named in before for ref in named}):
            first = prompt_key(name, one.person_id)
            key = again(first, len(before)) if before else first
            found.append(NewlyAsked(one, key, wanted))
    return found


def people_asked(session: Session, name: QuarterName) -> list[int]:
    """Everyone who was owed a prompt of the quarter, those left out whose account is closed."""
    closed = set(session.scalars(select(Person.id).where(Person.deactivated_on.is_not(None))))
    return [person_id for person_id in prompts_sent(session, name) if person_id and person_id not in closed]


def waited_for(session: Session, name: QuarterName, now: datetime) -> dict[int, list[str]]:
    """What is wanted of each person by the quarter's own deadline: the refs of what they are asked for and
    have not answered, those left out that have a deadline of their own."""
    everyone, _ = who_is_asked(session, name, today(now))
    refs = unanswered(session, name)
    own_time = set(session.scalars(select(Return.id).where(Return.id.in_(refs), Return.due_at.is_not(None))))
    return {
        one.person_id: [refs[each] for each in one.return_ids if each in refs and each not in own_time]
        for one in everyone
    }


def unanswered(
    session: Session, name: QuarterName, states: Collection[ReturnState] = OUT
) -> Mapping[int, str]:
    """The ref of each return of the quarter that still wants an answer, or stands in these states."""
    rows = session.execute(
        select(Return.id, Commitment.ref)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(Quarter.year == name.year, Quarter.number == name.number, Return.state.in_(states))
    )
    return dict(rows.all())
