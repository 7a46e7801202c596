"""Bringing a file into Slack, shared with nobody: a message does that afterwards. So a file that
got lost on the way is seen by no one, and one that arrived is never uploaded again."""

from urllib.request import Request, urlopen

from slack_sdk import WebClient

from storage.enums import OutboxKind
from storage.outbox import claims, outcomes
from storage.outbox.claims import Claimed
from storage.record.database import Database


def permalink_of(client: WebClient, database: Database, row: Claimed) -> str | None:
    """The address of the row's file in Slack, uploaded first if need be. None for a row without a file."""
    if row.kind is not OutboxKind.FILE:
        return None
    return row.permalink or upload(client, database, row)


def upload(client: WebClient, database: Database, row: Claimed) -> str:
    """Uploads the file and writes down its id and address before anybody is shown it."""
    with database.read() as session:
        name, content = claims.file_of(session, row.hold.id)
    ticket = client.files_getUploadURLExternal(filename=name, length=len(content))
    send_bytes(str(ticket["upload_url"]), content, client.timeout)
    done = client.files_completeUploadExternal(files=[{"id": ticket["file_id"], "title": name}])
    permalink = str(done["files"][0]["permalink"])
    with database.write() as session:
        outcomes.uploaded(session, row.hold, str(ticket["file_id"]), permalink)
    return permalink


def send_bytes(url: str, content: bytes, timeout: float) -> None:
    """The bytes go to the address that Slack gave, without our token."""
    request = Request(url, content, {"Content-Type": "application/octet-stream"})  # noqa: S310 - Slack's own answer
    with urlopen(request, timeout=timeout) as answer:  # noqa: S310 - the same
        answer.read()
