"""What every verb of /muster is made of: how it was asked, and what it takes, does and needs. The verbs
themselves stand in handlers/muster.py's table."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from slack_sdk import WebClient

from digests.kit.blocks import Block, Message
from handlers.desk import Body, Desk
from storage.people.roles import Actor
from storage.rules.access import Act


@dataclass(frozen=True)
class Command:
    """A verb as it was typed: by whom, with which words after it. Whom they mention is a role's title in `words`, and
    an account as Slack writes it in `marked`, for what is about a person."""

    desk: Desk
    body: Body
    actor: Actor
    words: str
    marked: str
    client: WebClient

    def open(self, view: Block) -> None:
        """Opens a modal for whoever typed it, for what does not fit on a line."""
        self.client.views_open(trigger_id=self.body["trigger_id"], view=view)


class Group(StrEnum):
    """What a verb is about, in the order in which help has them."""

    NOW = "now"
    PEOPLE = "people"
    TIMETABLE = "timetable"
    PLAN = "plan"


@dataclass(frozen=True)
class Verb:
    """One verb: what it takes, under which heading of help, who may, and the function that does it: it answers in
    words, or with None where a modal says it. What it does, in words, is in digests/queries/meant.j2."""

    usage: str
    group: Group
    act: Act
    do: Callable[[Command], Message | None]
