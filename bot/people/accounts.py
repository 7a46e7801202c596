"""Looks once a day whether accounts of the plan's people have closed, in case Slack's own word of it was missed.
What follows from it is handlers/handover/handing_over's."""

from datetime import date, datetime

from slack_sdk import WebClient

from bot.people.matching import AGAIN_AFTER, everyone
from handlers.desk import Desk
from handlers.handover.handing_over import account_of, note_accounts
from storage.calendar.quarters import today


class ClosedAccounts:
    """The daily look at every account of the workspace."""

    def __init__(self, desk: Desk, client: WebClient) -> None:
        self.desk = desk
        self.client = client
        self._looked_on: date | None = None
        self._tried_at: datetime | None = None

    def look(self, now: datetime) -> None:
        """Brings the record up to date with Slack, on the first call of a day; where Slack does not answer, again
        a little later. Raises SlackApiError."""
        tried_lately = self._tried_at and abs(now - self._tried_at) < AGAIN_AFTER
        if self._looked_on == today(now) or tried_lately:
            return
        self._tried_at = now
        note_accounts(self.desk, [account_of(one) for one in everyone(self.client)])
        self._looked_on = today(now)
