"""Made-up quarters through each database: nobody is nagged, and each missing return is escalated exactly once."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from sqlalchemy import select

from storage.asks.told import named_in
from storage.enums import Duty, ForumKind, Polarity, ReturnState
from storage.facts.plan import QuarterName
from storage.plan.files.document import ForumEntry, MeasureEntry, PlanDocument, RequestEntry
from storage.plan.intake.plans import import_plan
from storage.prompting.kind import RETURNS
from storage.record.database import Database
from storage.rules.asks.out import Hours
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import LONDON
from storage.tables import AuditEvent, Commitment, OutboxMessage, Quarter, Return, Role, ToldOf
from tests.asks.made_up import FIGURES, Figures, registered
from tests.asks.quarters import CALENDAR, Played, play
from tests.flows.plan import ACCOUNTS, DEPUTY, KNOWN_SINCE, LEAD, SRO, office_plan

FIRST = QuarterName(2021, 2)
MANY = 20
"""Quarters of one record, which is longer than any plan."""
SEEDS = (20261122, *(pytest.param(20261122 + number, marks=pytest.mark.long) for number in range(1, 10)))
"""One record in every run; a long run has nine more, which makes two hundred quarters for each database."""


@pytest.mark.parametrize("seed", SEEDS)
def test_quarter_after_quarter(database: Database, seed: int) -> None:
    """Each quarter has its own absences, answers and ticks, and a figure that never comes, which is a kind that
    the product does not know. The record tells what was said."""
    plan = office_plan()
    people = tuple(one.model_copy(update={"slack": ACCOUNTS.get(one.role)}) for one in plan.people)
    with database.write() as session:
        known = with_every_kind(plan.model_copy(update={"people": people}))
        assert not import_plan(session, known, KNOWN_SINCE).faults
    random, name, told = Random(seed), FIRST, 0
    for _ in range(MANY):
        with registered(figure_of(database, name)):
            played = play(database, name, random)
        told += nobody_was_nagged(database, played)
        each_was_escalated_once(database, played)
        name = quarters.following(name)
    print(f"{MANY} quarters, {told} reminders")
    assert told > MANY
    with database.read() as session:
        kinds = set(session.scalars(select(ToldOf.kind)))
    assert {FIGURES, "returns", "measures", "finance", "members"} <= kinds


def with_every_kind(plan: PlanDocument) -> PlanDocument:
    """The same plan where figures, the finance update and an answer to members are asked for too."""
    first, second = (
        MeasureEntry(code=code, name=f"Cases {code}", polarity=Polarity.CONTEXT, owner=LEAD)
        for code in ("M1", "M2")
    )
    people = [
        one.model_copy(update={"duties": (*one.duties, Duty.FINANCE)}) if one.role == SRO else one
        for one in plan.people
    ]
    forum = ForumEntry(name="Panel", kind=ForumKind.PANEL, meetings=(date(2021, 9, 22),))
    asked = RequestEntry(
        ref="R1", forum="Panel", meeting=date(2021, 9, 22), asked_by="The Chair", text="Say when", owner=LEAD
    )
    more = {
        "people": tuple(people),
        "measures": (first, second),
        "forums": (forum,),
        "requests": (asked,),
    }
    return plan.model_copy(update=more)


def figure_of(database: Database, name: QuarterName) -> Figures:
    """One figure that is wanted of a lead in that quarter."""
    with database.read() as session:
        roles = dict(session.execute(select(Role.title, Role.id)).all())
    found = Figures(name, timetable(name, CALENDAR))
    found.wanted[name.number] = roles[LEAD], roles[DEPUTY], roles[SRO]
    return found


def sent(database: Database, played: Played, what: str) -> list[OutboxMessage]:
    """The messages of that kind that a quarter owed."""
    with database.read() as session:
        found = session.scalars(
            select(OutboxMessage).where(
                OutboxMessage.what == what,
                OutboxMessage.created_at >= played.times.prompts_open,
                OutboxMessage.created_at < played.times.draft,
            )
        ).all()
        session.expunge_all()
    return list(found)


def nobody_was_nagged(database: Database, played: Played) -> int:
    """Fails where a reminder came twice on a day, when it should not, or of what was in; says how many came."""
    reminders = sent(database, played, "reminder")
    of_every_kind = [*reminders, *sent(database, played, "to_agree")]
    days = Counter((one.person_id, in_london(one).date()) for one in of_every_kind)
    assert max(days.values(), default=0) <= 1
    wanted = returns_named(database, reminders)
    for one in reminders:
        local = in_london(one)
        assert local.weekday() < 5
        assert CALENDAR.is_working_day(local.date())
        assert time(8, 30) <= local.time() < time(17, 30)
        assert not is_away(played, one.person_id, local.date())
        before = [each for each in played.answered if each[0] <= one.created_at]
        assert not {return_id for _, _, return_id in before} & wanted[one.key]
        # An answer brings peace about returns: a reminder of something else may come all the same.
        theirs = [when for when, person_id, _ in before if person_id == one.person_id and wanted[one.key]]
        assert not any(one.created_at - when < timedelta(days=1) for when in theirs)
    return len(reminders)


def returns_named(database: Database, reminders: list[OutboxMessage]) -> dict[str, set[int]]:
    """The returns that each of these asked for; what it named to be agreed was in."""
    with database.read() as session:
        named = named_in(session, [one.key for one in reminders])
    return {one.key: {ask.id for ask in named.get(one.key, ()) if ask.kind == RETURNS} for one in reminders}


def in_london(one: OutboxMessage) -> datetime:
    """When a message was owed, on London's clocks."""
    return one.created_at.astimezone(LONDON)


def is_away(played: Played, person_id: int | None, day: date) -> bool:
    """Whether somebody is away on that day."""
    return any(one.person_id == person_id and one.first <= day <= one.last for one in played.away)


def refs_of(database: Database) -> dict[int, str]:
    """The ref of each return."""
    with database.read() as session:
        rows = session.execute(select(Return.id, Commitment.ref).join(Commitment)).all()
    return dict(rows)


def each_was_escalated_once(database: Database, played: Played) -> None:
    """Fails where a missing return was not escalated once, or an answered one was after its answer; where there
    was a tick in working hours between the escalation and the draft. The message says each ref once."""
    with database.read() as session:
        of_quarter = (Quarter.year == played.name.year) & (Quarter.number == played.name.number)
        missing = select(Return.id).join(Quarter).where(of_quarter, Return.state == ReturnState.NO_RETURN)
        ids = set(session.scalars(missing))
        told = Counter(
            session.scalars(
                select(AuditEvent.subject_id)
                .join(Return, Return.id == AuditEvent.subject_id)
                .join(Quarter, Return.quarter_id == Quarter.id)
                .where(AuditEvent.act == "return_escalated", of_quarter)
            )
        )
    assert max(told.values(), default=0) <= 1
    answered = {return_id: when for when, _, return_id in played.answered}
    assert all(answered.get(each, played.times.draft) > played.times.escalation for each in told if each)
    if any(could_be_told(played, now) for now in played.ticked):
        assert ids <= set(told)
    words = "\n".join(
        str(one.payload["text"]) for one in sent(database, played, "notice") if "escalation:" in one.key
    )
    refs = refs_of(database)
    named = (line.split(":")[0].removeprefix("• ") for line in words.splitlines() if line.startswith("• "))
    shown = Counter(ref for ref in named if ref in refs.values())
    assert shown == Counter(refs[each] for each in told if each)


def could_be_told(played: Played, now: datetime) -> bool:
    """Whether it is an hour, after the escalation and before the draft, at which an SRO can be told."""
    escalates = played.times.escalation <= now < played.times.draft
    return escalates and CALENDAR.is_working_day(now.astimezone(LONDON).date()) and Hours().has(now)
