"""How many SQL statements a question costs: as many with a large plan and a long past as with a small one."""

from datetime import datetime
from pathlib import Path

from handlers.desk import Channels, Desk
from handlers.queries.answering import answer
from handlers.queries.asking import asking
from storage.people.roles import actor
from storage.record.database import Database
from storage.rules.calendar.working_days import LONDON
from tests.conftest import counting
from tests.flows.plan import ACCOUNTS, LEAD
from tests.flows.record.test_statements import grown

NOW = datetime(2025, 6, 2, 9, tzinfo=LONDON)
"""After the last quarter of the past, and before the next opens."""
QUESTIONS = (
    "",
    "1",
    "ANY-1.1",
    "who leads ANY-1.1",
    "when is ANY-1.1 due",
    "red",
    "not complete under priority 1",
    "overdue",
    "mine",
    "of Lead 1",
    "force",
    "due this year in q4",
    "not agreed",
    "no return",
    "support",
    "help not answered",
    "moved dates",
    "decisions",
    "promises",
    "worse",
    "from green to amber",
    "compare q3 q4",
    "changed since q3",
    "what changed since may",
    "next panel",
    "deadlines",
    "who hasn't answered",
    "exceptions",
    "todo",
    "help",
    "zebras",
)
"""A question of each kind."""


def costs(database: Database) -> dict[str, int]:
    """The statements of each question, asked when nothing is read for the first time."""
    desk = Desk(database, lambda: NOW, Channels("CDIGEST", "GCHIEF"))
    found = {}
    for typed in QUESTIONS:
        with counting(database) as sent, database.read() as session:
            reader = actor(session, ACCOUNTS[LEAD], desk.today())
            answer(asking(session, desk, reader, typed))
        found[typed] = len(sent)
    return found


def test_a_question_costs_as_much_whatever_the_plan(
    bare_databases: tuple[Database, Database], tmp_path: Path
) -> None:
    """10 commitments after two quarters, and 150 after sixteen."""
    small, large = bare_databases
    grown(small, 10, 2, tmp_path)
    grown(large, 150, 16, tmp_path)
    counted = costs(small), costs(large)
    assert counted[0] == counted[1]
    assert max(counted[0].values()) <= 40
