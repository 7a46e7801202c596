"""A running workspace and a way to ask it as a browser would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection

import pytest

from bot.rehearsal.workspace.remote import Workspace
from tests.warm import warm_workspace
from tests.workspace.samples import config


@dataclass(frozen=True)
class Answer:
    """What came back: the headers' names are in small letters."""

    status: int
    headers: dict[str, str]
    body: str


Browse = Callable[..., Answer]


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace that the tests of a module share: none of them changes what another reads."""
    with warm_workspace(config()) as running:
        yield running


@pytest.fixture(scope="module")
def browse(workspace: Workspace) -> Browse:
    """Asks for a path, with headers."""

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", workspace.port, timeout=5)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        named = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, named, response.read().decode())
        connection.close()
        return answer

    return ask
