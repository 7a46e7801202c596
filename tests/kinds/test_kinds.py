"""That a conversation runs on one of the two databases, and that what then asks only one of them is found."""

from collections import Counter

import pytest

from storage.outbox import outbox
from storage.record.database import Database
from tests.house.source import modules
from tests.kinds.choosing import KINDS, drawn, is_conversation, twin_of
from tests.kinds.exempt import ON_ONE_ONLY
from tests.kinds.noting import ALONE, BOTH, Noting, better, named, one_sided

WAITING = "storage/outbox/outbox.py: waiting"


def test_half_of_the_conversations_come_to_each_database() -> None:
    """What is drawn for a test is the same in every run, and neither database is left with less than its share."""
    found = Counter(drawn(f"tests/flows/room/test_{number}.py::test_it[*]") for number in range(1000))
    assert sorted(found) == sorted(KINDS)
    assert min(found.values()) > 450
    assert drawn("tests/flows/room/test_7.py::test_it[*]") == "sqlite"


def test_a_conversation_of_this_run_is_on_one_database(request: pytest.FixtureRequest) -> None:
    """Unless it is marked, or both are asked for."""
    twins = Counter(
        twin[0] for item in request.session.items if is_conversation(item) and (twin := twin_of(item))
    )
    most = len(KINDS) if request.config.getoption("--both") else 1
    assert all(number <= most for number in twins.values())


def test_a_statement_is_noted_with_what_sent_it(database: Database, request: pytest.FixtureRequest) -> None:
    """Whatever asks the database is known by its file and name, under the kind of database that it asked."""
    noting = Noting(request.config)
    try:
        noting.pytest_runtest_setup(request.node)
        with database.read() as session:
            outbox.waiting(session)
    finally:
        noting.stops()
    kind = database.engine.dialect.name
    assert noting.sent[kind][WAITING] == BOTH
    assert noting.sent[KINDS[kind == KINDS[0]]] == {}
    assert named(test_a_statement_is_noted_with_what_sent_it.__code__) == ""


def test_what_asked_only_one_database_is_asked_of_the_other_or_told() -> None:
    """By the test that asked it, on the other; nothing where that ran on both; where there is none, it is told."""
    sent = {
        "sqlite": {"a: both": ALONE, "a: here": "test_it[postgresql]", "a: exempt": ALONE, "a: own": BOTH},
        "postgresql": {"a: both": "test_that[sqlite]", "a: there": ALONE},
    }
    found = one_sided(sent, exempt=("a: exempt",))
    assert found == (["test_it[postgresql]"], ["a: there (only on postgresql)"])


def test_a_test_that_runs_on_both_is_preferred() -> None:
    """Else the one that is known already, so that few are run again."""
    assert [better(BOTH, "one"), better("one", BOTH), better("two", "one"), better("one", ALONE)] == [
        *(BOTH, BOTH),
        *("one", "one"),
    ]
    assert better(ALONE, None) == ALONE


def test_what_is_exempt_is_there() -> None:
    """Nothing is let off that no longer exists."""
    there = {
        f"{module.path}: {one.name}" for module in modules("storage", "bot") for one in module.functions()
    }
    assert {
        f"{path}: {name.rpartition('.')[2]}" for path, _, name in (one.partition(": ") for one in ON_ONE_ONLY)
    } <= there
