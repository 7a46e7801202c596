"""Where a message goes: the person's Slack account, the channel, the thread. Refuses a channel that another
organisation reads along in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from slack_sdk import WebClient

from bot.delivery.outcomes import Undeliverable
from handlers.desk import others_read
from storage.outbox import outcomes
from storage.outbox.claims import Claimed
from storage.record.database import Database

SHARING_CHECK_LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Address:
    """What chat.postMessage is told: a channel or a person's id, and the thread it hangs under."""

    send_to: str
    thread_ts: str | None = None


def is_account(conversation: str) -> bool:
    """Whether a message is for an account that is nobody's in the record yet, rather than for a channel."""
    return conversation.startswith(("U", "W"))


class Addresses:
    """Finds the place of each message, asking Slack as seldom as it can."""

    def __init__(
        self,
        client: WebClient,
        database: Database,
        wire: Callable[[], datetime],
        allowed_shared_channels: frozenset[str],
    ) -> None:
        self.client = client
        self.database = database
        self.wire = wire
        self.allowed = allowed_shared_channels
        self.checked: dict[str, datetime] = {}

    def of(self, row: Claimed) -> Address:
        """The place of a new message. Raises Undeliverable, or what slack_sdk raises."""
        if row.channel is not None and not is_account(row.channel):
            self.refuse_shared(row.channel)
        if row.target is not None:
            return Address(*row.target)
        return Address(row.channel or self.account(row))

    def account(self, row: Claimed) -> str:
        """The Slack id of the addressee, by e-mail address the first time."""
        if row.slack_id:
            return row.slack_id
        if row.person_id is None or not row.email:
            raise Undeliverable("no_slack_account")
        found = str(self.client.users_lookupByEmail(email=row.email)["user"]["id"])
        with self.database.write() as session:
            outcomes.remember_account(session, row.person_id, found)
        return found

    def conversation(self, row: Claimed, place: Address) -> str:
        """The id of the conversation itself, to read in: a person's is opened if it is not known."""
        if row.target or (row.channel and not is_account(row.channel)):
            return place.send_to
        if row.dm_channel:
            return row.dm_channel
        return str(self.client.conversations_open(users=place.send_to)["channel"]["id"])

    def refuse_shared(self, channel: str) -> None:
        """Raises Undeliverable for a channel that is, or is about to be, shared with another organisation.
        An answer of Slack's holds for ten minutes."""
        now = self.wire()
        left = self.checked.get(channel, now) - now
        # More is left only where the clock was set back since.
        if channel in self.allowed or timedelta(0) < left <= SHARING_CHECK_LASTS:
            return
        if others_read(self.client.conversations_info(channel=channel)["channel"]):
            raise Undeliverable("shared_channel")
        self.checked[channel] = now + SHARING_CHECK_LASTS
