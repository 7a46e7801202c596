"""What every listener is handed: the database, the office's clock, the channels, and how to find out who is
acting. No conversation lives here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from digests.kit.blocks import Block, Message
from storage.calendar.quarters import today
from storage.people.roles import Actor, actor
from storage.record.database import Database, Session

Body = Mapping[str, Any]
"""A request of Slack's, as it came."""


@dataclass(frozen=True)
class Channels:
    """Where Muster posts: channel ids; `plan_office` may be empty, then its people get direct messages. Of
    channels that are shared with another organisation, it posts in those that `may_be_shared`."""

    digest: str
    chief: str
    plan_office: str = ""
    may_be_shared: frozenset[str] = frozenset()


def others_read(channel: Mapping[str, Any]) -> bool:
    """Whether another organisation reads along in a channel, or is invited to, by what Slack says of it."""
    return bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared"))


def no_files(_url: str) -> bytes:
    """Where nobody can send a file."""
    raise OSError("there is nowhere to fetch a file from")


@dataclass(frozen=True)
class Desk:
    """What a listener works with. `now` is the office's clock; `patience` is for how many seconds Slack, which
    waits for three, is kept waiting for an act that may take long."""

    database: Database
    now: Callable[[], datetime]
    channels: Channels
    fetch: Callable[[str], bytes] = field(default=no_files)
    """Brings a file that somebody has sent, from its private address. Raises PermissionError for an address that is
    not Slack's, OSError."""
    patience: float = 2.5

    def today(self) -> date:
        """The day it is in London."""
        return today(self.now())

    def who(self, session: Session, body: Body) -> Actor:
        """Who acts, with what they hold today."""
        return actor(session, slack_id_of(body), self.today())


def slack_id_of(body: Body) -> str:
    """The Slack id of whoever acts, in a command or in an interaction."""
    return str(body.get("user_id") or body["user"]["id"])


def payload(message: Message, **more: Any) -> dict[str, Any]:
    """A message as Slack's methods and acknowledgements take it."""
    return {"text": message.text, "blocks": message.blocks, **more}


def put_in_place(body: Body, client: WebClient, view: Block) -> None:
    """Draws a view where the one stands that was acted in. One that has been redrawn since, or closed, is
    left as it is: the newer drawing stands."""
    try:
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
    except SlackApiError as error:
        if error.response.get("error") not in ("hash_conflict", "not_found"):
            raise
