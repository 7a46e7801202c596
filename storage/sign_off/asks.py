"""Agreements as a kind of ask: what waits for whom to agree, and when each step of it comes. Who agrees what is
people/agreers'; the words are digests'."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.asks.kinds import AskKind, Stands, State
from storage.asks.told import last_told
from storage.calendar.quarters import OUT, calendar, quarter_row, today
from storage.enums import ReturnState, RulingKind
from storage.facts.plan import QuarterName
from storage.facts.sign_off import AgreeRequest
from storage.people.absences import away_on
from storage.people.agreers import Agreers, agreers
from storage.people.roles import actor
from storage.prompting.asking import AskedInSlack, in_slack
from storage.rules.asks.out import AskId, Out
from storage.rules.sign_off import LATE, Parties, agreement_steps, ask_number
from storage.sign_off import queues
from storage.sign_off.queues import WAITS, Waiting, collected, waiting_in
from storage.standing import standing_rows
from storage.standing.backdrop import Backdrop
from storage.tables import Commitment, Person, Quarter, Return, Revision, Ruling

AGREEMENTS = "agreements"
ASK = "to_agree"
"""What the outbox calls the messages that ask for nothing else."""
NEVER_BEFORE = datetime.min.replace(tzinfo=UTC)
SOME_WAIT = select(Return.id).where(WAITS).limit(1)
"""Whether there is anything to look at: on most days nothing waits, and a look costs six statements."""


def out(session: Session, now: datetime) -> Iterator[Out]:
    """The returns that wait to be agreed, each asked of the SRO, in their absence of their staff officers, or of the
    second agreer; nobody else covers for who agrees."""
    behind = collected(session) if session.execute(SOME_WAIT).first() else None
    rows = session.execute(waiting_in(behind.quarter.id)).all() if behind else ()
    if behind is None or not rows:
        return
    found, reopened = agreers(session, today(now), behind.titles), last_reopened(session, behind.quarter)
    begun = {one.Return.id: came(one, reopened) for one in rows}
    early, told = all_in_at(session, behind.quarter, found, begun, now), last_told(session, now)
    for one in rows:
        parties = found.parties(one.Commitment, one.Revision.author_id)
        role_id = found.second_role_id(one.Commitment) if parties.needs_second else one.Commitment.sro_role_id
        newest, agreer = begun[one.Return.id], parties.agreer or 0
        # What somebody has been asked for since it came is no news to them that morning.
        known = newest <= told.get(agreer, {}).get(AGREEMENTS, NEVER_BEFORE)
        yield Out(
            AskId(AGREEMENTS, one.Return.id),
            asked=role_id if parties.agreer is not None else None,
            steps=agreement_steps(
                now, behind.times, calendar(session), newest, newest if known else early.get(agreer)
            ),
            due=behind.times.sros_done,
            quarter=behind.name,
            ref=one.Commitment.ref,
            title=one.Commitment.title,
            whose=found.titles[role_id] if role_id else "",
            deputies=() if parties.needs_second else staff_of(found, one.Commitment.sro_role_id, parties),
            may_be_covered=False,
        )


def all_in_at(
    session: Session, quarter: Quarter, found: Agreers, begun: Mapping[int, datetime], now: datetime
) -> dict[int, datetime]:
    """Whoever has all of theirs in and was not asked in this quarter, and since when."""
    told, since = last_told(session, now), quarter.opened_at or now
    newest: dict[int, datetime] = {}
    awaited: set[int] = set()
    for row, commitment, author_id in session.execute(asked_in(quarter.id)).all():
        author = author_id if row.id in begun else None
        agreer = found.parties(commitment, author).agreer or 0
        if row.state in OUT or told.get(agreer, {}).get(AGREEMENTS, since) > since:
            awaited.add(agreer)
        if row.id in begun:
            newest[agreer] = max(newest.get(agreer, since), begun[row.id])
    return {agreer: at for agreer, at in newest.items() if agreer not in awaited}


def staff_of(found: Agreers, sro_role_id: int, parties: Parties) -> tuple[int, ...]:
    """The roles that agree for an SRO who is away, but for whoever leads the return or sent it."""
    return tuple(
        role_id
        for role_id in found.staff.get(sro_role_id, ())
        if found.holders.get(role_id) not in (None, parties.author, parties.lead)
    )


def states(session: Session, ids: Collection[int]) -> dict[int, State]:
    """How some returns stand with whoever agrees them, of the quarter whose ratings can be agreed."""
    behind = collected(session)
    if behind is None:
        return {}
    of_these = select(Return.id, Return.state).where(
        Return.id.in_(ids), Return.quarter_id == behind.quarter.id
    )
    return {
        id: State(Stands.WANTED if state is ReturnState.SUBMITTED else Stands.IN, behind.name)
        for id, state in session.execute(of_these)
    }


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


KIND = AskKind(AGREEMENTS, out, states, listed=False)


# --- who agrees, and what each is asked ----------------------------------------------------------------


@dataclass
class Group:
    """What one person agrees, in which role; `away` is the SRO's, whose staff officer they are."""

    role: str
    away: str = ""
    return_ids: list[int] = field(default_factory=list)


def groups(session: Session, quarter: Quarter, now: datetime) -> dict[int, Group]:
    """The quarter's returns under whoever is asked to agree them today. An SRO who is away without a staff officer
    is asked when they are back."""
    day = today(now)
    found, away = agreers(session, day), away_on(session, day)
    result: dict[int, Group] = {}
    for row, commitment, author_id in session.execute(asked_in(quarter.id)).all():
        parties = found.parties(commitment, author_id if row.state is ReturnState.SUBMITTED else None)
        for person_id, group in asked_of(found, commitment, parties, away):
            result.setdefault(person_id, group).return_ids.append(row.id)
    return result


def who_agrees_in_slack(session: Session, name: QuarterName, now: datetime) -> list[AskedInSlack]:
    """Everyone with a Slack account who agrees returns of the quarter, those with the most first."""
    quarter = quarter_row(session, name)
    found = groups(session, quarter, now).items() if quarter else ()
    asked = in_slack(session, [(who, group.role, group.return_ids) for who, group in found])
    return sorted(asked, key=lambda one: (-len(one.refs), one.role))


def asked_in(quarter_id: int) -> Select[Return, Commitment, int | None]:
    """Every return of a quarter with its commitment and whoever said what stands in it."""
    return (
        select(Return, Commitment, Revision.author_id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .outerjoin(Revision, standing_rows.current_revision())
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
    for staff_id in staff_of(found, sro_id, parties):
        yield found.holders[staff_id], Group(found.titles[staff_id], away=found.titles[sro_id])


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
