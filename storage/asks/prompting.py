"""What each person's prompt of a quarter says as things stand, which message is their prompt, and who is asked
now without having been told. Who is asked is asking's; the words are digests'."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import String, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.answering.drafts import begun, drafts_of
from storage.asks.asking import Asked, lines_by_return, prompt_key, who_is_asked
from storage.asks.cover import Covering, covering_on
from storage.calendar.quarters import OUT, today
from storage.enums import OutboxKind, ReturnState
from storage.facts.asks import PromptFacts, PromptLine
from storage.facts.plan import QuarterName
from storage.outbox.outbox import conversation_of
from storage.people.absences import absences_between
from storage.people.roles import holders_on
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


def scene_of(session: Session, behind: Backdrop, now: datetime) -> PromptGround:
    """The scene as it is now: two statements."""
    return PromptGround(behind, now, covering_on(session, today(now)))


def scene_on(session: Session, name: QuarterName, now: datetime) -> PromptGround:
    """The same in a quarter of which only the name is known."""
    return scene_of(session, backdrop_named(session, name), now)


@dataclass(frozen=True)
class Prompted:
    """One person's prompt, and the book of what stands in it: for whatever is read of the same returns next."""

    facts: PromptFacts
    book: Book


def prompt_of(session: Session, scene: PromptGround, person_id: int) -> Prompted:
    """One person's prompt as it stands now: what is theirs, though they be away, and what they cover. Without
    a line where nothing is theirs any more."""
    covering, name = scene.covering, scene.behind.name
    roles = covering.roles_of(person_id)
    everyone, _ = who_is_asked(session, name, today(scene.now), roles, present=person_id, covering=covering)
    mine = next((one for one in everyone if one.person_id == person_id), Asked(person_id, (), ()))
    book = book_before(session, scene.behind, with_answers=True, ids=mine.commitment_ids)
    facts = prompts_in(session, scene.behind, book, [mine], scene.now)[person_id]
    return Prompted(replace(facts, **away_facts(scene, person_id)), book)


def away_facts(scene: PromptGround, person_id: int) -> dict[str, Any]:
    """What a prompt says of its reader's own absence: until when, and the role that covers."""
    absence = scene.covering.away.get(person_id)
    cover = scene.covering.named_cover(person_id)
    return {
        "away_until": absence.last if absence else None,
        "covered_by": scene.behind.titles.get(cover or 0, ""),
    }


def prompts(
    session: Session, behind: Backdrop, people: Sequence[Asked], now: datetime
) -> dict[int, PromptFacts]:
    """Each person's prompt as it stands now: a fixed number of statements for all of them together."""
    return prompts_in(session, behind, book_before(session, behind, with_answers=True), people, now)


def prompts_in(
    session: Session, behind: Backdrop, book: Book, people: Sequence[Asked], now: datetime
) -> dict[int, PromptFacts]:
    """Each person's prompt, of returns that a book tells of."""
    lines = lines_by_return(book)
    drafts = drafts_of(session, [one.person_id for one in people])
    return {
        one.person_id: PromptFacts(
            quarter=behind.name,
            deadline=behind.times.lead_deadline,
            cut_off=behind.times.cut_off,
            lines=begun(
                (
                    replace(lines[return_id].as_at(now), away_until=one.covered.get(return_id))
                    for return_id in one.return_ids
                ),
                one.person_id,
                drafts,
            ),
            scheme=behind.plan.scheme,
            data_date=behind.quarter.data_date,
            overdue=behind.overdue(now),
            closed=behind.closed,
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
        .where(
            OutboxMessage.what == PROMPT,
            OutboxMessage.kind == OutboxKind.POST,
            OutboxMessage.key.startswith(f"prompt:{name.year}Q{name.number}:", autoescape=True),
        )
        .order_by(OutboxMessage.id)
    )
    found: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for person_id, key, refs in rows:
        found.setdefault(person_id or 0, []).append((key, frozenset(refs or ())))
    return found


NEWEST_PROMPT = (
    select(OutboxMessage.key)
    .where(
        OutboxMessage.conversation == bindparam("conversation"),
        OutboxMessage.what == PROMPT,
        OutboxMessage.kind == OutboxKind.POST,
        or_(
            OutboxMessage.key == bindparam("first"),
            OutboxMessage.key.startswith(bindparam("after", type_=String)),
        ),
    )
    .order_by(OutboxMessage.id.desc())
    .limit(1)
)
NEWEST_PROMPT_HELD = NEWEST_PROMPT.with_for_update()


def current_prompt_key(session: Session, name: QuarterName, person_id: int) -> str:
    """The key of the newest prompt that this person was owed in the quarter; where there is none, the key that
    the first would have."""
    first = prompt_key(name, person_id)
    return session.scalars(NEWEST_PROMPT, prompts_from(first, person_id)).first() or first


def held_prompt(session: Session, name: QuarterName, person_id: int) -> str | None:
    """The key of the newest prompt that this person was owed in the quarter, None where there is none. Nobody else
    words it anew before this transaction ends, so that of two changes at once the second tells of both."""
    values = prompts_from(prompt_key(name, person_id), person_id)
    return session.scalars(NEWEST_PROMPT_HELD, values).first()


def prompts_from(first: str, person_id: int) -> dict[str, Any]:
    """A person's first prompt of a quarter and those after it, as the statements' values name them."""
    return {"conversation": conversation_of(person_id), "first": first, "after": again(first)}


def again(key: str, number: int | None = None) -> str:
    """The key of a further prompt, or how every such key begins."""
    return f"{key}:again.{'' if number is None else number}"


# --- who is asked without having been told -------------------------------------------------------------


@dataclass(frozen=True)
class NewlyAsked:
    """Someone whom a return has come to since the prompts went out: by an absence, by its end, by a hand-over.
    `key` is their new prompt's; `replaces` that of the one before, "" for their first."""

    asked: Asked
    key: str
    replaces: str
    refs: tuple[str, ...]


def newly_asked(session: Session, name: QuarterName, day: date, moved: int | None = None) -> list[NewlyAsked]:
    """Everyone who is asked on `day` for an unanswered return that none of their prompts named; and whoever has
    `moved` to another account, which has none of their prompts."""
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
            replaces = before[-1][0] if before and not elsewhere else ""
            found.append(NewlyAsked(one, key, replaces, wanted))
    return found


def people_asked(session: Session, name: QuarterName) -> list[int]:
    """Everyone who was owed a prompt of the quarter, those left out whose account is closed."""
    closed = set(session.scalars(select(Person.id).where(Person.deactivated_on.is_not(None))))
    return [person_id for person_id in prompts_sent(session, name) if person_id and person_id not in closed]


def asked_in_vain(session: Session, name: QuarterName, day: date) -> list[Asked]:
    """Everyone who is asked on `day` for a return of the quarter that has not come, closed or not; and its lead
    who is away, whose own prompt asks for it too."""
    missing = unanswered(session, name, (*OUT, ReturnState.NO_RETURN))
    covering = covering_on(session, day)
    found = {
        one.person_id: one
        for each in (replace(covering, away={}), covering)
        for one in who_is_asked(session, name, day, covering=each)[0]
        if not missing.keys().isdisjoint(one.return_ids)
    }
    return [found[person_id] for person_id in sorted(found)]


def waited_for(session: Session, name: QuarterName, now: datetime) -> dict[int, list[str]]:
    """What is wanted of each person by the quarter's own deadline: the refs of what they are asked for and have not
    answered, those left out that have a deadline of their own."""
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


# --- absences that begin and end -----------------------------------------------------------------------

LOOKED_BACK = timedelta(days=14)
"""A turn of an absence that is older changes no prompt any more."""


@dataclass(frozen=True)
class Turn:
    """An absence began or ended: `person_id` reads a prompt that should say so, `cause` is the turn's name in
    the key of the change."""

    person_id: int
    cause: str


def turns(session: Session, day: date) -> list[Turn]:
    """What absences have turned in the last fortnight, for whoever was away and for whoever covered."""
    holders = holders_on(session, day)
    found = []
    for one in absences_between(session, day - LOOKED_BACK, day):
        cover = holders.get(one.cover_role_id or 0)
        for person_id in (one.person_id, *([cover] if cover else [])):
            found += [Turn(person_id, f"away.{one.id}")] if one.last >= day else []
            found += [Turn(person_id, f"back.{one.id}")] if one.last < day else []
    return found


def untold(session: Session, name: QuarterName, turned: Sequence[Turn]) -> list[Turn]:
    """Those whose person has a prompt of the quarter that has not been brought up to date for them."""
    keys = {turn: current_prompt_key(session, name, turn.person_id) for turn in turned}
    wanted = [key for turn, key in keys.items()] + [f"{key}:{turn.cause}" for turn, key in keys.items()]
    there = set(session.scalars(select(OutboxMessage.key).where(OutboxMessage.key.in_(wanted))))
    return [turn for turn, key in keys.items() if key in there and f"{key}:{turn.cause}" not in there]
