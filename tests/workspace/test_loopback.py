"""The workspace is for this machine only, and stands on its own."""

import ast
from http.client import HTTPConnection
from pathlib import Path

import bot.rehearsal.workspace
from bot.rehearsal.workspace.remote import Workspace

PACKAGE = "bot.rehearsal.workspace"


def test_other_hosts_are_refused(workspace: Workspace) -> None:
    """A name that points at 127.0.0.1 is not let in (DNS rebinding); localhost is."""
    statuses = {}
    for host in (
        f"127.0.0.1:{workspace.port}",
        f"localhost:{workspace.port}",
        "evil.example",
        "127.0.0.1.evil.example:80",
    ):
        connection = HTTPConnection("127.0.0.1", workspace.port, timeout=5)
        connection.request("GET", "/_rehearsal/clock", headers={"Host": host})
        statuses[host.partition(":")[0]] = connection.getresponse().status
        connection.close()
    assert statuses == {
        "127.0.0.1": 200,
        "localhost": 200,
        "evil.example": 403,
        "127.0.0.1.evil.example": 403,
    }


def test_other_pages_are_refused(workspace: Workspace) -> None:
    """A page from elsewhere cannot move the clock; the workspace's own page can."""
    statuses = []
    for origin in ("https://evil.example", workspace.url):
        connection = HTTPConnection("127.0.0.1", workspace.port, timeout=5)
        connection.request(
            "POST", "/_rehearsal/clock", '{"to": "2030-01-01T00:00:00+00:00"}', {"Origin": origin}
        )
        statuses.append(connection.getresponse().status)
        connection.close()
    assert statuses == [403, 200]


def test_it_imports_nothing_of_the_app() -> None:
    """Only itself, aiohttp and the standard library: its beliefs about Slack are its own."""
    allowed = {"aiohttp", PACKAGE}
    for path in Path(bot.rehearsal.workspace.__path__[0]).rglob("*.py"):
        for name in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            ours = name.split(".")[0] in ("bot", "handlers", "digests", "storage", "slack_sdk", "slack_bolt")
            assert not ours or name.startswith(tuple(allowed)), f"{path.name} imports {name}"


def _imported(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names
