"""A running workspace for each test that asks for one."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace
from tests.warm import warm_workspace
from tests.workspace.samples import client_of, config


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A fresh workspace, in a process of its own."""
    with warm_workspace(config()) as running:
        yield running


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    """The app's client."""
    return client_of(workspace)
