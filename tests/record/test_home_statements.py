"""App Home, the list of returns and the figures cost as many SQL statements with a large plan as with a small one."""

from datetime import timedelta

from handlers.desk import Channels, Desk
from handlers.home.home import home_facts
from storage.asks.participation import participation
from storage.collecting import opening
from storage.enums import Duty
from storage.facts.plan import QuarterName
from storage.people.roles import Actor
from storage.prompting.waiting import all_waiting_for
from storage.record.database import Database
from storage.tables import Role
from tests.conftest import counting
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, LATER, taken_in

BEFORE_THE_DRAFTS = AT - timedelta(days=90)
SIZES = ((12, QuarterName(2021, 2)), (300, QuarterName(2021, 3)))


def test_statements_do_not_grow(database: Database) -> None:
    """For somebody who is everything at once: lead, SRO, plan office and chief executive, with 12 commitments and
    with 300, and while an older quarter is open too."""
    taken_in(database, generated_plan(commitments=SIZES[0][0], leads=4, greedy_lead=2))
    with database.write() as session:
        opening.open_quarter(session, QuarterName(2021, 1), AT)
    homes = []
    for number, (size, quarter) in enumerate(SIZES, start=1):
        taken_in(database, generated_plan(commitments=size, leads=4, greedy_lead=2))
        with database.write() as session:
            opening.open_quarter(session, quarter, AT)
        home, figures = statements(database, size)
        homes.append(home)
        # The timetable of each quarter is looked up: a statement a quarter, of at most four in a year; and what has a
        # day of its own (finance, members' requests, checks before the meeting) is read once for each kind.
        assert figures <= 6 + number
    assert homes[0] == homes[1] <= 33


def test_statements_of_two_quarters_do_not_grow(database: Database) -> None:
    """/updates of somebody who has a part in everything, while an older quarter is open too."""
    taken_in(database, generated_plan(commitments=SIZES[0][0], leads=4, greedy_lead=2))
    with database.write() as session:
        opening.open_quarter(session, QuarterName(2021, 1), AT)
    found = []
    for size, quarter in SIZES:
        taken_in(database, generated_plan(commitments=size, leads=4, greedy_lead=2))
        with database.write() as session:
            opening.open_quarter(session, quarter, AT)
        with database.read() as session:
            roles = {role.id: role.title for role in session.query(Role)}
            actor = Actor(1, "U1", frozenset(roles), tuple(roles.values()), frozenset(Duty))
            with counting(database) as statements:
                waiting = all_waiting_for(session, actor, BEFORE_THE_DRAFTS)
        found.append(len(statements))
        assert waiting.older is not None
        assert len(waiting.older.own) > 0
    assert found[0] == found[1]


def statements(database: Database, size: int) -> tuple[int, int]:
    """The statements of App Home and of the participation figures."""
    desk = Desk(database, lambda: LATER, Channels("C", "G"))
    with database.read() as session:
        roles = {role.id: role.title for role in session.query(Role)}
        actor = Actor(1, "U1", frozenset(roles), tuple(roles.values()), frozenset(Duty))
        with counting(database) as home:
            facts = home_facts(session, desk, actor)
        with counting(database) as figures:
            participation(session, 2021)
    assert facts.returns_list is not None
    assert len(facts.returns_list.lines) >= size * 0.8
    assert facts.mine
    return len(home), len(figures)
