"""Who and what the workspace holds before anything happens: users, channels, direct messages, memberships."""

from dataclasses import dataclass, field, fields

from bot.rehearsal.workspace.config import Config
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.world.messages import Posted


@dataclass
class Colleague:
    """One user: a member, a guest (`is_restricted`) or the app's bot."""

    id: str
    name: str
    real_name: str
    email: str = ""
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    title: str = ""
    tz: str = "Europe/London"
    team_id: str = ""
    enterprise_id: str = ""
    """The organisation (Enterprise Grid) that they are a member of."""
    is_stranger: bool = False
    """Of another organisation, in a channel that is shared with it (Slack Connect)."""

    def wire(self, show_email: bool) -> Json:
        """The user object of users.info; the address needs the scope users:read.email."""
        profile = {"real_name": self.real_name, "display_name": self.name}
        if self.title:
            profile["title"] = self.title
        if show_email and self.email:
            profile["email"] = self.email
        flags = {"deleted": self.deleted, "is_bot": self.is_bot, "is_restricted": self.is_restricted}
        names: Json = {"id": self.id, "team_id": self.team_id, "name": self.name, "real_name": self.real_name}
        if self.enterprise_id:
            names["enterprise_user"] = {"id": self.id, "enterprise_id": self.enterprise_id}
        if self.is_stranger:
            flags["is_stranger"] = True
        return {**names, **flags, "is_ultra_restricted": False, "tz": self.tz, "profile": profile}


@dataclass
class Channel:
    """One conversation. `user` is set for a direct message with the app, and names the other side."""

    id: str
    name: str = ""
    members: list[str] = field(default_factory=list)
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    user: str = ""
    messages: dict[str, Posted] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Slack's word in scopes and event names: im, groups or channels."""
        if self.user:
            return "im"
        return "groups" if self.is_private else "channels"

    def wire(self) -> Json:
        """The channel object of conversations.info."""
        base = {"id": self.id, "is_im": bool(self.user), "is_archived": self.is_archived}
        if self.user:
            return {**base, "user": self.user, "is_channel": False, "is_group": False, "is_private": True}
        shared = {"is_ext_shared": self.is_ext_shared, "is_shared": self.is_ext_shared}
        sort = {"is_channel": not self.is_private, "is_group": self.is_private, "is_private": self.is_private}
        return {**base, **shared, **sort, "name": self.name, "num_members": len(self.members)}


class Directory:
    """Looks people and conversations up, and opens direct messages."""

    def __init__(self, config: Config) -> None:
        self.bot_id = config.app.user_id
        self.people = {raw["id"]: _person(raw, config.team_id) for raw in config.users}
        self.people.setdefault(self.bot_id, _bot(config))
        self.channels = {raw["id"]: Channel(**raw) for raw in config.channels}
        self._direct: dict[str, str] = {}

    def person(self, user_id: str) -> Colleague:
        """Raises user_not_found."""
        if user_id not in self.people:
            raise Refusal("user_not_found")
        return self.people[user_id]

    def direct(self, user_id: str) -> Channel:
        """The app's direct message with a person, opened when first asked for. Raises user_not_found."""
        person = self.person(user_id)
        if person.id not in self._direct:
            channel = Channel("D" + person.id[1:], members=[self.bot_id, person.id], user=person.id)
            self.channels[channel.id] = channel
            self._direct[person.id] = channel.id
        return self.channels[self._direct[person.id]]

    def has_direct(self, user_id: str) -> bool:
        """Whether the app's direct message with this person was opened before."""
        return user_id in self._direct

    def seen_by_bot(self, channel_id: str) -> Channel:
        """A conversation the app may know of: a private one it is not in does not exist for it."""
        channel = self.channels.get(channel_id)
        hidden = channel is None or (channel.is_private and self.bot_id not in channel.members)
        if channel is None or hidden:
            raise Refusal("channel_not_found")
        return channel

    def to_post_in(self, channel_id: str) -> Channel:
        """Where a message goes: a conversation's id, or a user's id for the direct message with them."""
        channel = self.direct(channel_id) if channel_id in self.people else self.seen_by_bot(channel_id)
        if channel.is_archived:
            raise Refusal("is_archived")
        if self.bot_id not in channel.members:
            raise Refusal("not_in_channel")
        if channel.user and self.people[channel.user].deleted:
            raise Refusal("user_disabled")
        return channel


def _bot(config: Config) -> Colleague:
    name = config.app.name
    return Colleague(config.app.user_id, name.lower(), name, is_bot=True, team_id=config.team_id)


def _person(raw: Json, team_id: str) -> Colleague:
    known = {field.name for field in fields(Colleague)}
    return Colleague(**{"team_id": team_id, **{key: value for key, value in raw.items() if key in known}})
