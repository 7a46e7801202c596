"""Who belongs to this office's workspace: its members, guests too, and on Enterprise Grid those of its organisation.
Decided by the account, for what a request says of a person's team differs from the workspace in which they press
(docs.slack.dev, "Enterprise organizations", "Slack Connect")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.desk import Body
from storage.people.roles import KnownAccount

SLACKBOT = "USLACKBOT"
"""Slack's own user, in every workspace."""
ANSWER_HOLDS = timedelta(minutes=10)
MOST_REMEMBERED = 1_000


class NotOurs(Exception):
    """The request is of another workspace, or of somebody of another organisation."""


class AccountClosed(Exception):
    """The account is deactivated in Slack: whoever still has its request may not act."""


@dataclass
class Home:
    """The workspace of the token, and the organisation that it is part of, "" for none. Remembers for a while what
    Slack said of accounts whose team is another."""

    team_id: str
    enterprise_id: str = ""
    _known: dict[str, tuple[datetime, bool]] = field(default_factory=dict, repr=False)

    def is_here(self, body: Body) -> bool:
        """Whether the request was made in this workspace, or in another of its organisation's."""
        organisations, places = set(named(body, ENTERPRISES)), set(named(body, PLACES))
        if self.enterprise_id and self.enterprise_id in organisations:
            return True
        return places == {self.team_id}

    def names_others(self, body: Body) -> bool:
        """Whether it names a team that is not this workspace, as the person's or as its author's."""
        return bool(set(named(body, PEOPLES)) - {self.team_id})

    def has(self, user: str, client: WebClient, now: datetime) -> bool:
        """Whether Slack counts this account to the workspace or its organisation. Raises SlackApiError, OSError."""
        until, found = self._known.get(user, (now, False))
        # More is left only where the clock was set back since.
        if not timedelta(0) < until - now <= ANSWER_HOLDS:
            found = self.is_of_ours(client, user)
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[user] = (now + ANSWER_HOLDS, found)
        return found

    def is_of_ours(self, client: WebClient, user: str) -> bool:
        """What users.info says of an account: a stranger is of another organisation. Raises SlackApiError,
        OSError."""
        try:
            facts = client.users_info(user=user)["user"]
        except SlackApiError as error:
            if error.response.get("error") in ("user_not_found", "user_not_visible"):
                return False
            raise
        if facts.get("deleted") or facts.get("is_stranger"):
            return False
        organisation = (facts.get("enterprise_user") or {}).get("enterprise_id")
        return facts.get("team_id") == self.team_id or bool(
            organisation and organisation == self.enterprise_id
        )


Path = tuple[str, ...]
PLACES: tuple[Path, ...] = (("team_id",), ("team", "id"))
ENTERPRISES: tuple[Path, ...] = (("enterprise_id",), ("enterprise", "id"), ("team", "enterprise_id"))
PEOPLES: tuple[Path, ...] = (("user", "team_id"), ("event", "user_team"), ("event", "source_team"))
ACTORS: tuple[Path, ...] = (("user_id",), ("user", "id"), ("event", "user"))
BOTS: tuple[Path, ...] = (("bot_id",), ("event", "bot_id"))


def named(body: Body, paths: tuple[Path, ...]) -> Iterator[str]:
    """The texts that stand at these places of a request."""
    for path in paths:
        found: Any = body
        for step in path:
            found = found.get(step) if isinstance(found, Mapping) else None
        if isinstance(found, str) and found:
            yield found


def actor_of(body: Body) -> str:
    """The Slack id of whoever acts; "" where nobody does, as in an event about somebody."""
    return next(named(body, ACTORS), "")


def is_bots(body: Body) -> bool:
    """Whether a bot acts, not a person: an app (Muster itself too, whose own messages come back) or Slackbot."""
    return SLACKBOT in set(named(body, ACTORS)) or any(named(body, BOTS))


def require_belonging(
    known: KnownAccount | None, home: Home, body: Body, client: WebClient, now: datetime
) -> None:
    """Lets members of the workspace and of its organisation pass; `known` is what the record knows of who acts.
    Raises NotOurs, AccountClosed; SlackApiError and OSError where only Slack could tell and does not."""
    if not home.is_here(body):
        raise NotOurs
    user = actor_of(body)
    if known is not None and known.is_closed:
        raise AccountClosed
    if known is None and home.names_others(body) and not (user and home.has(user, client, now)):
        raise NotOurs
