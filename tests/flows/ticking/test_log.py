"""The log has ids, never what people wrote: at every level, whatever fails."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from sqlalchemy import Connection, event, select

from bot.ticking.worker import Worker
from bot.watching.logs import FORMAT, OURS, IdsOnly, JsonLines
from storage.record.causes import cause, caused
from storage.tables import AuditEvent
from tests.flows.person import AMBER, Person
from tests.flows.plan import ACCOUNTS, LEAD, OFFICE
from tests.flows.stage import Stage, london

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
    """All that is logged by anybody, at the chattiest level, as a process of ours writes it down, in either form."""
    with written_by(IdsOnly(FORMAT), JsonLines(), loggers=("", *LOGGERS), level=logging.DEBUG) as written:
        yield written


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What we say ourselves at the usual level, as JSON lines."""
    with written_by(JsonLines(), loggers=OURS, level=logging.INFO) as written:
        yield written


@contextmanager
def written_by(*formatters: logging.Formatter, loggers: tuple[str, ...], level: int) -> Iterator[io.StringIO]:
    """What is logged meanwhile, once in the words of each of these."""
    written = io.StringIO()
    handlers = [logging.StreamHandler(written) for _ in formatters]
    for handler, formatter in zip(handlers, formatters, strict=True):
        handler.setFormatter(formatter)
        logging.getLogger().addHandler(handler)
    levels = {name: logging.getLogger(name).level for name in loggers}
    for name in loggers:
        logging.getLogger(name).setLevel(level)
    yield written
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


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
    settings = stage.muster.settings
    for secret in (MARK, settings.bot_token, settings.app_token, settings.signing_secret):
        assert secret not in written
    assert "Error" in written


def recorded(stage: Stage, *acts: str) -> list[str | None]:
    """The causes of the audit events of these acts."""
    return stage.asks(select(AuditEvent.cause).where(AuditEvent.act.in_(acts)).order_by(AuditEvent.id))


def said(lines: io.StringIO) -> list[dict[str, str]]:
    """Each line of the log, which is an object."""
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_what_is_recorded_has_the_cause_that_the_log_has(either_stage: Stage, lines: io.StringIO) -> None:
    """By either shell two forms are two requests, each with an id of its own: beside its audit event, and in the line
    that says what was recorded."""
    stage = either_stage
    stage.it_is("2021-10-01 09:30")
    lead = Person(LEAD, stage)
    for ref in ("ANY-1.1", "ANY-1.2"):
        lead.opens(ref)
        lead.fills_in(**AMBER)
        lead.submits()
    causes = recorded(stage, "submitted")
    told = [one["cause"] for one in said(lines) if one["message"].startswith("recorded: submitted (1)")]
    assert causes == told
    assert len(set(causes)) == 2
    assert all(re.fullmatch(r"[0-9a-f]{16}", str(cause)) for cause in causes)


def test_a_line_of_text_has_it_in_brackets() -> None:
    """Before the message, where anything is under way; elsewhere there is nothing."""
    record = logging.LogRecord("bot.here", logging.INFO, "here.py", 1, "it went well", None, None)
    assert IdsOnly(FORMAT).format(record).endswith(" INFO bot.here: it went well")
    with caused():
        assert IdsOnly(FORMAT).format(record).endswith(f" INFO bot.here [{cause()}]: it went well")


def test_a_round_of_the_worker_has_one(stage: Stage, lines: io.StringIO) -> None:
    """What a round does, and what it says of a fault, is of one cause; the next round is of another."""
    stage.expects_trouble = True
    worker = Worker(stage.muster)
    stage.clock.at = london("2021-10-01 09:30")
    with every_statement_fails(stage, after=0):
        worker.tick()
    worker.tick()
    (cause,) = recorded(stage, "quarter_opened")
    failed = [one for one in said(lines) if one["level"] == "ERROR"]
    opened = [one for one in said(lines) if "quarter_opened" in one["message"]]
    assert [one["cause"] for one in opened] == [cause]
    assert failed[0]["cause"] not in ("", cause)


def test_a_line_holds_a_failure_whole(stage: Stage, lines: io.StringIO) -> None:
    """An exception is on the line that tells it: when, how bad, from whom, and the way to it without its words."""
    stage.expects_trouble = True
    with caused():
        try:
            raise ValueError(MARK)
        except ValueError:
            logging.getLogger("bot.here").exception("it failed for %s", 7)
    (line,) = (one for one in said(lines) if one["logger"] == "bot.here")
    assert line.keys() == {"time", "level", "logger", "cause", "message", "failure"}
    assert (line["level"], line["message"]) == ("ERROR", "it failed for 7")
    assert datetime.fromisoformat(line["time"]).tzinfo == UTC
    assert line["failure"].endswith("ValueError")
    assert "in test_a_line_holds_a_failure_whole" in line["failure"]
    assert (len(line["cause"]), MARK in str(line)) == (16, False)
