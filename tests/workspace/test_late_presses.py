"""A press on what is just being taken away: people and apps act at the same time."""

from typing import Any

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.workspace.app import connected, new_app
from tests.workspace.samples import LEAD, button, section

Body = dict[str, Any]


def test_a_press_that_crosses_a_change_reaches_the_app(workspace: Workspace, client: WebClient) -> None:
    """The button's block has gone when the press arrives: the app hears of it, beside the message as it stands
    now. What went with an earlier change, or was never there, cannot be pressed."""
    bodies: list[Body] = []
    app = new_app(workspace)

    @app.action("go")
    def go(ack: Ack, body: Body) -> None:
        ack()
        bodies.append(body)

    posted = client.chat_postMessage(channel=LEAD, text="Press", blocks=[button("go", "DOR-2.2")])
    place, ts = posted["channel"], posted["ts"]
    old = workspace.messages(LEAD)[0]["blocks"][0]["block_id"]
    with connected(workspace, app):
        client.chat_update(channel=place, ts=ts, text="Done", blocks=[section("Done")])
        workspace.click(LEAD, "", ts, "go", block_id=old)
        client.chat_update(channel=place, ts=ts, text="Done", blocks=[section("All done")])
        with pytest.raises(WorkspaceError, match="nothing to use"):
            workspace.click(LEAD, "", ts, "go", block_id=old)
    (body,) = bodies
    assert (body["actions"][0]["value"], body["actions"][0]["block_id"]) == ("DOR-2.2", old)
    assert body["message"]["text"] == "Done"
