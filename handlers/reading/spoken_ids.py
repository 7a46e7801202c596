"""Looks up what the ids in a message stand for: the roles of whoever is mentioned, the names of channels."""

from datetime import date

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.reading.spoken import Known, channels_in, people_in
from storage.people.roles import actor
from storage.record.database import Session


def channel_names(client: WebClient, text: str) -> dict[str, str]:
    """The names of the channels that a message mentions by id; one that Muster cannot see has none. Asks Slack, so
    that no transaction may be open."""
    found = {}
    for channel in channels_in(text):
        try:
            found[channel] = str(client.conversations_info(channel=channel)["channel"].get("name") or "")
        except SlackApiError:
            found[channel] = ""
    return found


def known(session: Session, day: date, text: str, channels: dict[str, str]) -> Known:
    """What the ids in a message stand for on that day."""
    people = {one: actor(session, one, day).roles for one in people_in(text)}
    return Known({one: ", ".join(roles) for one, roles in people.items()}, channels)
