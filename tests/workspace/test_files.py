"""The external-upload flow, and sharing a file by naming it in one message."""

from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.samples import DIGEST, button, section, stamped

CONTENT = b"PK\x03\x04 not really a Word file"


def upload(client: WebClient, name: str = "Draft paper.docx") -> str:
    """Upload and complete without a channel; the permalink."""
    asked = client.files_getUploadURLExternal(filename=name, length=len(CONTENT))
    with urlopen(Request(asked["upload_url"], data=CONTENT), timeout=5) as answer:  # noqa: S310 - loopback
        assert answer.status == 200
    done = client.files_completeUploadExternal(files=[{"id": asked["file_id"], "title": "Draft"}])
    return str(done["files"][0]["permalink"])


def test_a_private_file_is_shared_by_the_message_that_names_it(
    client: WebClient, workspace: Workspace
) -> None:
    """Completed without a channel it is in no conversation; one message with its permalink shares it, with
    metadata beside it, and its bytes are those that were sent."""
    link = upload(client)
    assert workspace.messages(DIGEST) == []
    file = workspace.files()[0]
    assert (file["title"], file["shares"]) == ("Draft", {})
    client.chat_postMessage(
        channel=DIGEST, text="The draft", blocks=[section(f"<{link}|Open the draft>")], metadata=stamped("k9")
    )
    message = workspace.messages(DIGEST)[0]
    assert [each["id"] for each in message["files"]] == [file["id"]]
    assert message["metadata"] == stamped("k9")
    assert list(workspace.files()[0]["shares"]["public"]) == [DIGEST]
    assert workspace.file_bytes(file["id"]) == CONTENT
    with urlopen(link, timeout=5) as answer:  # noqa: S310 - loopback
        assert answer.read() == CONTENT


def test_a_button_that_leads_to_a_file_does_not_share_it(client: WebClient, workspace: Workspace) -> None:
    """Only a link that is written in the message does."""
    leads = button("open")
    leads["elements"][0]["url"] = upload(client)
    client.chat_postMessage(channel=DIGEST, text="The draft", blocks=[leads])
    assert "files" not in workspace.messages(DIGEST)[0]


def test_slack_sdks_own_upload_posts_the_file(client: WebClient, workspace: Workspace) -> None:
    """files_upload_v2, end to end, leaves one message with the file."""
    client.files_upload_v2(channel=DIGEST, filename="a.csv", content="a,b", initial_comment="Figures")
    message = workspace.messages(DIGEST)[0]
    assert (message["text"], message["files"][0]["mimetype"]) == ("Figures", "text/csv")


def test_a_file_cannot_be_completed_before_it_was_sent(client: WebClient) -> None:
    """No bytes, too few bytes, or an id that was never given out."""
    asked = client.files_getUploadURLExternal(filename="a.txt", length=10)
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": asked["file_id"]}])
    with urlopen(Request(asked["upload_url"], data=b"short"), timeout=5):  # noqa: S310 - loopback
        pass
    with pytest.raises(SlackApiError, match="file_update_failed"):
        client.files_completeUploadExternal(files=[{"id": asked["file_id"]}])
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": "FNOWHERE"}])


def test_the_upload_itself_can_be_struck_by_a_fault(client: WebClient, workspace: Workspace) -> None:
    """ "upload" is a method for faults: the bytes were taken, the answer was lost, sending again is harmless."""
    workspace.fault("upload", "drop_after_accept")
    asked = client.files_getUploadURLExternal(filename="a.docx", length=len(CONTENT))
    with pytest.raises(OSError, match=r"closed|reset"):
        urlopen(Request(asked["upload_url"], data=CONTENT), timeout=5)  # noqa: S310 - loopback
    with urlopen(Request(asked["upload_url"], data=CONTENT), timeout=5):  # noqa: S310 - loopback
        pass
    assert client.files_completeUploadExternal(files=[{"id": asked["file_id"]}])["ok"]


def test_what_is_known_of_a_file_needs_its_scope(client: WebClient) -> None:
    """files.info needs files:read, which this app was not granted."""
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.files_info(file="F1")
