"""Finding the people of the plan in Slack, by e-mail. Never a guess: who is not found is named by doctor, and
told to the plan office when a message for them fails. Who is found later gets their prompt then; of whoever has a new
account in place of a closed one the plan office is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from handlers.desk import Desk
from handlers.people.accounts import announce_found
from storage.people import roles

PAGE = 200
AGAIN_AFTER = timedelta(minutes=10)
"""Slack allows 20 pages of users.list a minute; people join a workspace more slowly than that."""


class Matching:
    """Looks people up, all at once and not too often."""

    def __init__(self, desk: Desk, client: WebClient) -> None:
        self.desk = desk
        self.client = client
        self._looked_at: datetime | None = None

    def match(self, now: datetime) -> int:
        """Records the Slack ids of those who have none that is open, owes what then has to be said, and says how
        many were found. Raises SlackApiError."""
        with self.desk.database.read() as session:
            wanted = roles.unmatched(session)
        if not wanted or (self._looked_at and abs(now - self._looked_at) < AGAIN_AFTER):
            return 0
        self._looked_at = now
        found = dict(self.members())
        with self.desk.database.write() as session:
            matched = roles.match(session, found, now)
            for one in matched:
                announce_found(session, self.desk.channels, one, now)
        return len(matched)

    def members(self) -> Iterator[tuple[str, str]]:
        """(e-mail, Slack id) of everyone in the workspace who is active and has an e-mail."""
        for member in everyone(self.client):
            email = member.get("profile", {}).get("email")
            if email and not member.get("deleted") and not member.get("is_bot"):
                yield email, member["id"]


def everyone(client: WebClient) -> Iterator[dict[str, Any]]:
    """Every account of the workspace, bots and deactivated ones too, as Slack describes it. Raises
    SlackApiError."""
    cursor = ""
    while True:
        page = client.users_list(limit=PAGE, cursor=cursor)
        yield from page["members"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
