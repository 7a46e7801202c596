"""Whether Muster reaches whom it must reach: the channels it posts in, and the people of the plan."""

from collections.abc import Iterable, Iterator
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.doctor.case import Case
from bot.doctor.lines import Line, fine, look, mend
from bot.doctor.settings import CHANNELS
from bot.people.matching import everyone
from bot.settings import Settings
from digests.kit.labels import count
from handlers.desk import others_read
from storage.calendar.quarters import today
from storage.doctor import checkup
from storage.doctor.checkup import Held
from storage.enums import Route

# --- channels ------------------------------------------------------------------------------------------


def channels(case: Case) -> Iterator[Line]:
    """Muster can post in each channel of the settings."""
    given = case.settings
    for field in CHANNELS:
        if channel := getattr(given, field):
            yield from seen_channel(case, Settings.NAMES[field], channel)
    if given.digest_channel and given.digest_channel == given.chief_channel:
        yield look(
            "The digest and the drafts for the chief executive go to one channel.",
            "Give MUSTER_CHIEF_CHANNEL a private channel of its own.",
        )


def seen_channel(case: Case, name: str, channel: str) -> Iterator[Line]:
    """One channel exists, and is one that Muster may post in."""
    try:
        facts = case.client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        yield mend(
            f"Slack shows no channel for {name} ({error.response['error']}).",
            "Check the id; if the channel is private, type “/invite @Muster” in it.",
        )
        return
    faults = list(channel_faults(case, name, facts))
    yield from faults or [fine(f"Muster can post in #{facts['name']} ({name}).")]
    if name == Settings.NAMES["chief_channel"] and not facts.get("is_private"):
        yield look(
            f"#{facts['name']} is public: everyone in the workspace can read the draft papers.",
            "Make the channel private.",
        )


def channel_faults(case: Case, name: str, facts: dict[str, Any]) -> Iterator[Line]:
    """What keeps Muster from posting in a channel that is there."""
    title = f"#{facts['name']} ({name})"
    if facts.get("is_archived"):
        yield mend(f"{title} is archived.", "Unarchive it in Slack, or name another.")
    elif not facts.get("is_member"):
        yield mend(f"Muster is not in {title}.", "Type “/invite @Muster” in the channel.")
    if others_read(facts) and facts["id"] not in case.settings.shared_channels:
        yield mend(
            f"{title} is shared with another organisation; Muster does not post there.",
            "Name another, or, if they may read along, add its id to MUSTER_SHARED_CHANNELS.",
        )


# --- people --------------------------------------------------------------------------------------------


def people(case: Case) -> Iterator[Line]:
    """Everyone who is asked in Slack has an account that works."""
    if case.record is None:
        return
    with case.record.read() as session:
        roles = checkup.roles(session, today(case.clocks.office()))
    yield from reached(case, roles)


def reached(case: Case, roles: list[Held]) -> Iterator[Line]:
    """Whoever of these is asked in Slack and has no account there that works, and how many have one. Raises
    SlackApiError."""
    asked = [role for role in roles if role.held and role.route is Route.SLACK]
    accounts = Accounts(everyone(case.client))
    missing = [line for role in asked for line in account_faults(role, accounts)]
    yield from missing
    if asked and not missing:
        yield fine(f"Everyone who is asked in Slack has an account ({count(len(asked), 'role')}).")
    elif there := len(asked) - len(missing):
        yield fine(f"Found in Slack: {there} of {count(len(asked), 'role')}.")


class Accounts:
    """The accounts of a workspace, by id and by e-mail address; addresses compare without regard to case."""

    def __init__(self, members: Iterable[dict[str, Any]]) -> None:
        self.by_id: dict[str, dict[str, Any]] = {}
        self.by_email: dict[str, dict[str, Any]] = {}
        for member in members:
            self.by_id[member["id"]] = member
            email = member.get("profile", {}).get("email") or ""
            self.by_email[email.casefold()] = member

    def of(self, role: Held) -> dict[str, Any] | None:
        """The account of whoever holds the role; None when there is none."""
        if role.slack_id:
            return self.by_id.get(role.slack_id)
        return self.by_email.get(role.email.casefold()) if role.email else None


def account_faults(role: Held, accounts: Accounts) -> Iterator[Line]:
    """What keeps the holder of a role from being reached."""
    account = accounts.of(role)
    known_as = role.email or role.slack_id or "no e-mail address"
    if account is None:
        yield mend(
            f"{role.title} is not found in Slack ({known_as}).",
            "Put the e-mail address right in the plan file, or give the role another route.",
        )
    elif account.get("deleted"):
        yield mend(
            f"The Slack account of {role.title} is deactivated ({known_as}).",
            "Name whoever holds the role now in the plan file, and import it again.",
        )
