"""Who is to be told that returns wait for them to agree, and when: each SRO, their staff officer while they are
away, or the second agreer. Who agrees what is people/agreers'; the words are digests'."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.asks.asking import AskedInSlack, in_slack
from storage.calendar.quarters import OUT, calendar, quarter_row, today
from storage.enums import OutboxKind, RulingKind
from storage.facts.plan import QuarterName
from storage.facts.sign_off import AgreeRequest
from storage.people.absences import away_on
from storage.people.agreers import Agreers, agreers
from storage.people.roles import actor
from storage.record.marks import Shows
from storage.rules.sign_off import LATE, Parties, ask_due, ask_number
from storage.sign_off import queues
from storage.sign_off.queues import Waiting, collected, queue_for, waiting_in
from storage.standing.backdrop import Backdrop
from storage.tables import Commitment, OutboxMessage, Person, Quarter, Return, Ruling

ASK = "to_agree"
"""What the outbox calls these messages."""


@dataclass(frozen=True)
class Ask:
    """A message that is due to someone who agrees."""

    person_id: int
    role: str
    quarter_id: int
    request: AgreeRequest


def asks_due(session: Session, now: datetime) -> list[Ask]:
    """Who is to be told now that returns wait for them: each SRO, in their absence their staff officer, or the
    second agreer."""
    behind = collected(session)
    if behind is None:
        return []
    quarter, working = behind.quarter, calendar(session)
    if session.execute(waiting_in(quarter.id).limit(1)).first() is None:
        return []
    asked, reopened = last_asked(session, quarter), last_reopened(session, quarter)
    found = []
    for person_id, group in groups(session, quarter, now).items():
        last = asked.get(person_id)
        newest = max((came(one, reopened) for one in group.waiting), default=None)
        number = ask_due(now, behind.times, working, last=last, all_in=group.all_in, newest=newest)
        if number is not None and group.waiting:
            queue = queue_for(session, behind, group.waiting, now)
            found.append(Ask(person_id, group.role, quarter.id, AgreeRequest(queue, number, group.away)))
    return found


def came(one: Waiting, reopened: Mapping[int, datetime]) -> datetime:
    """When a return that waits began to: it was answered, or what was agreed was reopened."""
    answered: datetime = one.Revision.at
    return max(answered, reopened.get(one.Return.id, answered))


def last_reopened(session: Session, quarter: Quarter) -> dict[int, datetime]:
    """When each return of the quarter was last reopened, of those that were."""
    rows = session.execute(
        select(Ruling.return_id, func.max(Ruling.at))
        .join(Return, Return.id == Ruling.return_id)
        .where(Return.quarter_id == quarter.id, Ruling.kind == RulingKind.REOPENED)
        .group_by(Ruling.return_id)
    )
    return dict(rows.all())


@dataclass
class Group:
    """What one person agrees: what waits, and whether all that will is in."""

    role: str
    away: str = ""
    all_in: bool = True
    waiting: dict[Waiting, str] = field(default_factory=dict)
    return_ids: list[int] = field(default_factory=list)


def groups(session: Session, quarter: Quarter, now: datetime) -> dict[int, Group]:
    """The quarter's returns under whoever is asked to agree them today. An SRO who is away without a staff officer
    is asked when they are back."""
    day = today(now)
    found, away = agreers(session, day), away_on(session, day)
    waiting = {one.Return.id: one for one in session.execute(waiting_in(quarter.id)).all()}
    result: dict[int, Group] = {}
    for row, commitment in session.execute(asked_in(quarter.id)).all():
        one = waiting.get(row.id)
        parties = found.parties(commitment, one.Revision.author_id if one else None)
        for person_id, group in asked_of(found, commitment, parties, away):
            mine = result.setdefault(person_id, group)
            mine.all_in &= row.state not in OUT
            mine.return_ids.append(row.id)
            if one:
                mine.waiting[one] = group.away
    return result


def who_agrees_in_slack(session: Session, name: QuarterName, now: datetime) -> list[AskedInSlack]:
    """Everyone with a Slack account who agrees returns of the quarter, those with the most first."""
    quarter = quarter_row(session, name)
    found = groups(session, quarter, now).items() if quarter else ()
    asked = in_slack(session, [(who, group.role, group.return_ids) for who, group in found])
    return sorted(asked, key=lambda one: (-len(one.refs), one.role))


def asked_in(quarter_id: int) -> Select[Return, Commitment]:
    """Every return of a quarter with its commitment."""
    return (
        select(Return, Commitment)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .where(Return.quarter_id == quarter_id)
        .order_by(Return.id)
    )


def asked_of(
    found: Agreers, commitment: Commitment, parties: Parties, away: Collection[int]
) -> Iterator[tuple[int, Group]]:
    """Who is asked to agree a return: the SRO or second agreer, or the staff officers of an SRO who is away."""
    person_id, sro_id = parties.agreer, commitment.sro_role_id
    role_id = found.second_role_id(commitment) if parties.needs_second else sro_id
    if person_id is not None and role_id is not None and person_id not in away:
        yield person_id, Group(found.titles[role_id])
    if person_id is None or parties.needs_second or person_id not in away:
        return
    for staff_id in found.staff.get(sro_id, ()):
        officer = found.holders.get(staff_id)
        if officer not in (None, parties.author, parties.lead):
            yield officer, Group(found.titles[staff_id], away=found.titles[sro_id])


def last_asked(session: Session, quarter: Quarter) -> dict[int, datetime]:
    """When each person was last asked to agree returns of this quarter."""
    rows = session.execute(
        select(OutboxMessage.person_id, func.max(OutboxMessage.created_at))
        .where(
            OutboxMessage.shows == Shows.AGREEMENTS,
            OutboxMessage.quarter_id == quarter.id,
            OutboxMessage.kind == OutboxKind.POST,
        )
        .group_by(OutboxMessage.person_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}


def ask_key(name: QuarterName, person_id: int, day: date) -> str:
    """The key of the ask of that day: one a day for each person."""
    return f"{ASK}:{name.year}Q{name.number}:{person_id}:{day.isoformat()}"


def requests_now(
    session: Session, behind: Backdrop, owed: Mapping[int, datetime], now: datetime
) -> dict[int, AgreeRequest]:
    """What each of these people, who were asked at these times, is asked to agree now."""
    found, working, day = groups(session, behind.quarter, now), calendar(session), today(now)
    accounts = dict(session.execute(select(Person.id, Person.slack_id).where(Person.id.in_(owed))).all())
    actors = [actor(session, accounts.get(person_id) or "", day) for person_id in owed]
    requests = {}
    for (person_id, at), queue in zip(
        owed.items(), queues.queues_before(session, behind, actors, now), strict=True
    ):
        number = LATE if at >= queue.deadline else ask_number(at, behind.times, working)
        requests[person_id] = AgreeRequest(queue, number, found[person_id].away if person_id in found else "")
    return requests
