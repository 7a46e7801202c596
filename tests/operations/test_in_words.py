"""What somebody at a keyboard reads of a fault of database, network or disk: a sentence and exit code 1, never a
traceback."""

import socket
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result

from tests.operations.conftest import Office

NO_SERVER = "postgresql://muster:verysecret@127.0.0.1:1/muster"
SERVING = ("run", "web", "worker")
KEEPING = (("backup", "office.backup"), ("plan", "export", "plan.xlsx"), ("db", "upgrade"), ("report",))


def words_of(done: Result) -> str:
    """What it said, once it is sure that it ended as it should."""
    said = done.output
    assert done.exit_code == 1, said
    assert "Traceback" not in said
    assert "verysecret" not in said
    return said


def serving(office: Office, **settings: Any) -> Office:
    """The office with all that `run` and `web` need."""
    return office.changed(**{"signing_secret": "made up", **settings})


@pytest.mark.parametrize("command", [*((one,) for one in SERVING), *KEEPING], ids=" ".join)
def test_a_database_that_does_not_answer(office: Office, command: tuple[str, ...]) -> None:
    """Nobody listens at its address."""
    said = words_of(serving(office, database_url=NO_SERVER).types(*command))
    assert "The database cannot be reached" in said or "The database does not answer" in said


@pytest.mark.parametrize("command", KEEPING, ids=" ".join)
def test_a_file_that_is_no_database(office: Office, command: tuple[str, ...]) -> None:
    """A file of another kind stands in its place."""
    (office.directory / "other.db").write_bytes(b"no database at all, this one. " * 200)
    said = words_of(office.changed(database_url="sqlite:///other.db").types(*command))
    assert "is no database of Muster's, or it is damaged" in said


@pytest.mark.parametrize(
    "url", ["nonsense", "oracle://a/b", "mysql+nodriver://a/b", "postgresql://u:p@h:port/x"]
)
def test_an_address_that_is_none(office: Office, url: str) -> None:
    """DATABASE_URL is misspelt, or names a database that Muster does not know."""
    assert "DATABASE_URL" in words_of(office.changed(database_url=url).types("worker"))


@pytest.mark.parametrize("command", SERVING)
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"bot_token": "xoxb-revoked"}, "Slack refuses Muster's token or what it asks (invalid_auth)"),
        ({"api_url": "http://127.0.0.1:9/api/"}, "Slack cannot be reached"),
    ],
    ids=["token", "away"],
)
def test_a_slack_that_does_not_take_us(office: Office, command: str, settings: Any, words: str) -> None:
    """A token that was revoked; nobody at Slack's address."""
    assert words in words_of(serving(office, **settings).types(command))


def test_an_app_token_that_slack_does_not_take(office: Office) -> None:
    """`run` says so and ends, where slack_sdk would ask for ever."""
    assert "Slack refuses" in words_of(office.changed(app_token="xapp-revoked").types("run"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("MUSTER_LOG_LEVEL", "LOUD"),
        ("MUSTER_LOG_FORMAT", "prose"),
        ("WEB_CONCURRENCY", "abc"),
        ("MUSTER_TICK_SECONDS", "soon"),
    ],
)
def test_a_setting_that_is_none(office: Office, name: str, value: str) -> None:
    """The setting is named, with what it holds."""
    said = words_of(office.types("worker", **{name: value}))
    assert name in said
    assert value in said


def test_a_log_level_may_be_in_small_letters(office: Office) -> None:
    """`debug` is what people type."""
    done = replace(office, settings=replace(office.settings, log_level="debug", bot_token="x")).types(
        "worker"
    )
    assert "Slack refuses" in words_of(done)


def test_a_port_that_is_taken(office: Office) -> None:
    """`web` says that somebody listens there already."""
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104 - as `web` does
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} cannot be listened on" in words_of(serving(office, port=port).types("web"))
