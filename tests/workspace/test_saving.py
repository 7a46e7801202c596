"""A workspace stands again as it stood: what tests begin with is brought about once."""

import pytest
from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.workspace.samples import DIGEST, LEAD, section


def test_what_was_kept_stands_again_each_time(workspace: Workspace, client: WebClient) -> None:
    """Messages, accounts and the journal are as they were when they were kept, however often they are changed
    afterwards; what was posted before can be changed as before."""
    posted = client.chat_postMessage(channel=LEAD, text="Kept", blocks=[section("Kept")])
    workspace.fault("auth.test", "error_5xx")
    workspace.save("then")
    stood = (workspace.messages(LEAD), workspace.state()["users"], workspace.journal())
    for _ in range(2):
        place, ts = posted["channel"], posted["ts"]
        client.chat_update(channel=place, ts=ts, text="Changed", blocks=[section("Changed")])
        client.chat_postMessage(channel=DIGEST, text="New")
        workspace.change_email(LEAD, "another@office.example")
        workspace.deactivate(LEAD)
        workspace.clear_faults()
        client.auth_test()
        workspace.restore("then")
        assert (workspace.messages(LEAD), workspace.state()["users"], workspace.journal()) == stood
        assert workspace.messages(DIGEST) == []
        assert workspace.tally()["posted"] == 1


def test_time_and_ids_are_never_set_back(workspace: Workspace, client: WebClient) -> None:
    """A message that is posted after going back is later than one that was posted before."""
    workspace.save("then")
    before = client.chat_postMessage(channel=LEAD, text="Before")["ts"]
    read = workspace.now()
    workspace.restore("then")
    assert workspace.now() > read
    assert client.chat_postMessage(channel=LEAD, text="After")["ts"] > before
    assert [message["text"] for message in workspace.messages(LEAD)] == ["After"]


def test_nothing_stands_under_a_name_that_was_not_kept(workspace: Workspace) -> None:
    """Going back to what was never kept is refused, and changes nothing."""
    with pytest.raises(WorkspaceError, match="KeyError"):
        workspace.restore("then")
