"""Finding the people of the plan in Slack, by e-mail. Never a guess: who is not found is named by doctor, and
told to the plan office when a message for them fails. Who is found later gets their prompt then."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from handlers.people.accounts import prompt_anew
from storage.people import roles
from storage.record.database import Database

PAGE = 200
AGAIN_AFTER = timedelta(minutes=10)
"""Slack allows 20 pages of users.list a minute; people join a workspace more slowly than that."""


class Matching:
    """Looks people up, all at once and not too often."""

    def __init__(self, database: Database, client: WebClient) -> None:
        self.database = database
        self.client = client
        self._looked_at: datetime | None = None

    def match(self, now: datetime) -> int:
        """Records the Slack ids of those who have none yet, owes them the prompt that did not reach them, and says
        how many were found. Raises SlackApiError."""
        with self.database.read() as session:
            wanted = roles.unmatched(session)
        if not wanted or (self._looked_at and abs(now - self._looked_at) < AGAIN_AFTER):
            return 0
        self._looked_at = now
        found = dict(self.members())
        with self.database.write() as session:
            number = roles.match(session, found, now)
            without = dict(roles.unmatched(session))
            for person_id in (one for one, _ in wanted if one not in without):
                prompt_anew(session, person_id, now)
        return number

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
