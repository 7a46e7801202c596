"""What reminders, escalations and the counts tell of what is out, of every kind. Who is told is reminding's."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.kinds import KINDS
from storage.asks.putting_off import may_wait
from storage.asks.reminding import Seen
from storage.facts.asks import EscalationFacts, MissingCounts, OutCount, ReminderFacts, StillOut
from storage.facts.plan import QuarterName
from storage.people.roles import held_on
from storage.rules.asks.out import AskId, Out
from storage.rules.asks.reminders import Escalation, Reminder
from storage.tables import Holding, Role

ADDRESSEE_ROOM = 120
LATER = QuarterName(9999, 1)
"""Stands for what is of no quarter: it is told of last."""
T = TypeVar("T")


def by_part(found: Seen, asks: Iterable[T], ask_of: Callable[[T], AskId]) -> list[tuple[Out, list[T]]]:
    """These by quarter, the older first, and by kind: each part with its first."""
    groups: dict[tuple[QuarterName, int], list[T]] = {}
    order = list(KINDS)
    for one in asks:
        ask = ask_of(one)
        key = (found.out[ask].quarter or LATER, order.index(ask.kind))
        groups.setdefault(key, []).append(one)
    ordered = sorted(groups.items(), key=lambda each: (each[0][0].year, each[0][0].number, each[0][1]))
    return [(found.out[ask_of(group[0])], group) for _, group in ordered]


def reminder_parts(found: Seen, one: Reminder) -> list[ReminderFacts]:
    """What one person's reminder says, part by part. Of several deadlines of a part, the first is named on top."""
    until = may_wait(found, one.person_id, [each.ask for each in one.own]) if one.own else None
    return [
        ReminderFacts(
            quarter=first.quarter,
            rung=int(max(each.rung for each in dues)),
            deadline=min(found.out[each.ask].due for each in dues),
            cut_off=first.closes or first.due,
            own=tuple(still_out(found, each.ask, one.person_id) for each in dues if each in one.own),
            shared=tuple(still_out(found, each.ask) for each in dues if each not in one.own),
            until=until,
            kind=first.ask.kind,
            late=min(found.out[each.ask].due for each in dues) < found.office.now,
        )
        for first, dues in by_part(found, (*one.own, *one.shared), lambda each: each.ask)
    ]


def still_out(found: Seen, ask: AskId, reader_id: int | None = None) -> StillOut:
    """One ask of a list; for a reader who is asked in somebody's place who is away, until when that is."""
    one = found.out[ask]
    holder_id = found.office.holders.get(one.asked or 0)
    covers = reader_id is not None and holder_id is not None and holder_id != reader_id
    absence = found.office.people[holder_id or 0].absence(found.office.now) if covers else None
    return StillOut(
        id=ask.id,
        ref=one.ref,
        title=one.title,
        lead=one.whose,
        due_at=one.own_time,
        sent_back=one.again,
        away_until=absence.last if absence else None,
    )


def escalation_parts(found: Seen, one: Escalation) -> list[EscalationFacts]:
    """What a superior hears, or whoever hears it in their place: refs and roles."""
    return [
        EscalationFacts(
            quarter=first.quarter,
            sro=first.superior,
            missing=tuple((each.ref, each.whose) for each in outs if not each.again),
            sent_back=tuple((each.ref, each.whose) for each in outs if each.again),
            cut_off=first.closes or first.due,
            in_place=one.to_id != one.superior_id or one.to_id is None,
            closed=all(each.closed for each in outs),
            kind=first.ask.kind,
        )
        for first, asks in by_part(found, one.asks, lambda ask: ask)
        for outs in ([found.out[ask] for ask in asks],)
    ]


def missing_counts(session: Session, found: Seen, kind: str, quarter: QuarterName) -> MissingCounts:
    """How many of a kind and quarter are out, by superior, those with none out left out; the most first."""
    mine = [one for one in found.out.values() if (one.ask.kind, one.quarter) == (kind, quarter)]
    out = Counter(one.superior for one in mine if one.counted)
    asked = KINDS[kind].asked(session, quarter)
    counts = tuple(OutCount(who, number, asked.get(who, number)) for who, number in out.most_common())
    return MissingCounts(quarter, counts, max(one.closes or one.due for one in mine), kind)


def roles_of(session: Session, people: Collection[int], day: date) -> dict[int, str]:
    """The roles that these people hold on a day, as a message's addressee is told of."""
    rows = session.execute(
        select(Holding.person_id, Role.title)
        .join(Role, Role.id == Holding.role_id)
        .where(Holding.person_id.in_(people), held_on(day))
        .order_by(Role.id)
    )
    found: dict[int, list[str]] = {}
    for person_id, title in rows:
        found.setdefault(person_id, []).append(title)
    return {person_id: ", ".join(titles)[:ADDRESSEE_ROOM] for person_id, titles in found.items()}
