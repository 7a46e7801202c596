"""The log has ids, never what people wrote: at every level, whatever fails."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from sqlalchemy import Connection, event

from bot.watching.logs import FORMAT, IdsOnly
from tests.flows.person import Person
from tests.flows.plan import ACCOUNTS, LEAD, OFFICE
from tests.flows.stage import Stage

MARK = "Quetzalcoatl"
"""What nobody but our people writes."""
LOGGERS = (
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy",
    "sqlalchemy.engine",
    "asyncio",
    "handlers",
    "bot",
    "storage",
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged by anybody, at the chattiest level, as a process of ours writes it down."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(IdsOnly(FORMAT))
    loggers = [logging.getLogger(name) for name in ("", *LOGGERS)]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


@contextmanager
def every_statement_fails(stage: Stage, after: int) -> Iterator[None]:
    """From some statement on the database refuses each one that writes, with what was to be written in its hands."""
    seen = 0

    def refuse(_connection: Connection, cursor: object, statement: str, *_rest: object) -> None:
        nonlocal seen
        seen += statement.startswith(("INSERT", "UPDATE"))
        if seen > after:
            cursor.execute("SELECT no_such_column FROM no_such_table")  # type: ignore[attr-defined] # a DBAPI cursor

    event.listen(stage.database.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(stage.database.engine, "before_cursor_execute", refuse)


def writes_everywhere(stage: Stage) -> None:
    """The mark wherever one can write: a form, a command, a reply, a file, and where only a forger could. What is
    answered is no concern here."""
    lead, office, workspace = ACCOUNTS[LEAD], ACCOUNTS[OFFICE], stage.workspace
    pressed = stage.heard("interactive")[-1]
    answer = f"{MARK} was opened in Poole, and forty young people have joined it."
    workspace.submit(lead, {"progress": answer, "next_steps": answer})
    for command in (
        "/priority",
        "/commitment",
        "/updates away",
        "/muster waive ANY-1.2 because",
        "/muster record",
    ):
        name, _, words = command.partition(" ")
        workspace.command(office, name, f"{words} {MARK}")
    workspace.say(lead, f"{MARK} was opened")
    workspace.upload(office, f"{MARK}.xlsx", MARK.encode())
    action = {**pressed["actions"][0], "value": MARK}
    for action_id in ("open_form", "page", "board_line", "sign_off", "redaction_look", MARK):
        stage.delivers({**pressed, "actions": [{**action, "action_id": action_id}]})
    for metadata in (MARK, f'{{"r": "{MARK}"}}', f'{{"r": 1, "n": 0, "more": "{MARK}"}}'):
        view = {"type": "modal", "callback_id": "update_form", "private_metadata": metadata, "state": MARK}
        stage.delivers({**pressed, "type": "view_submission", "view": view})
    stage.sends(urlencode({"command": "/priority", "text": MARK, "user_id": MARK, "team_id": MARK}))
    stage.sends(urlencode({"payload": MARK}), secret="another")


def faults_of_slack(stage: Stage) -> None:
    """Slack fails at whatever it is asked next."""
    for method in (
        "views.open",
        "views.update",
        "views.push",
        "chat.postMessage",
        "chat.update",
        "users.info",
    ):
        for action in ("error_5xx", "drop_before", "ratelimited"):
            stage.workspace.fault(method, action, retry_after=30)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("failing", ["nothing", "slack", "the first statement", "a later statement"])
def test_nothing_that_people_wrote_is_in_the_log(stage: Stage, log: io.StringIO, failing: str) -> None:
    """Whatever fails, the log says what kind of failure it was and where, and none of the words."""
    stage.expects_trouble = True
    Person(LEAD, stage).opens("ANY-1.1")
    Person(LEAD, stage).chooses("rating", "amber")
    if failing == "slack":
        faults_of_slack(stage)
    if failing.endswith("statement"):
        with every_statement_fails(stage, after=0 if failing.startswith("the") else 2):
            writes_everywhere(stage)
    else:
        writes_everywhere(stage)
    stage.muster.delivery.run_once()
    stage.workspace.clear_faults()
    written = log.getvalue()
    assert MARK not in written
    assert "Error" in written
