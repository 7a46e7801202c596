"""What every verb of /muster is made of: how it was asked, and what it takes, does and needs. The verbs
themselves stand in handlers/muster.py's table."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from html import escape

from slack_sdk import WebClient

from digests.kit.blocks import Block, Message
from handlers.desk import Body, Desk
from storage.people.roles import Actor
from storage.rules.access import Act


class Takes(StrEnum):
    """One thing that a verb takes, as help writes it."""

    REF = "<ref>"
    ROLE = "<role>"
    REF_OR_ROLE = "<ref or role>"
    UNTIL = "to 20 Oct"
    REASON = "because …"
    SOURCE = "[from …]"
    QUARTER = "[quarter]"
    YEAR = "[2021/22]"
    MEASURE = "[measure or quarter]"
    REQUEST = "[its ref]"
    DAYS = "12 Oct to 20 Oct"
    COVER = "cover <role>"
    OVER = "over <role>"
    TO = "to @person"
    ACTS = "is @person"
    FORUM = "<forum>"
    DAY = "20 Nov 2021"
    CLOSED = "24 Dec to 3 Jan"
    ELECTION = "29 Mar to 6 May"
    OFTEN = "[off, monthly …]"
    REFS = "<refs>"
    INTO = "into <ref> <title>"


SUBJECTS = frozenset({Takes.REF, Takes.ROLE, Takes.REF_OR_ROLE})
READ_ALIKE = SUBJECTS | {Takes.UNTIL, Takes.REASON, Takes.SOURCE}
"""What is read in the same way whatever the verb (handlers/reading/parts.py). A verb that takes anything else reads
its words itself."""


@dataclass(frozen=True)
class AsTyped:
    """What was typed, part by part: what it is about, until when, why, and from where it is."""

    about: str = ""
    until: date | None = None
    reason: str = ""
    source: str = ""


@dataclass(frozen=True)
class Command:
    """A verb as it was typed: by whom, with which words after it. Whom they mention is a role's title in `words`, and
    an account as Slack writes it in `marked`, for what is about a person. `line` is all of it as Slack sent it;
    `sure` says of what it was asked already whether it is meant."""

    desk: Desk
    body: Body
    actor: Actor
    client: WebClient
    verb: "Verb"
    line: str
    words: str = ""
    marked: str = ""
    typed: AsTyped = field(default=AsTyped())
    sure: str = ""

    def open(self, view: Block) -> None:
        """Opens a modal for whoever typed it, for what does not fit on a line."""
        self.client.views_open(trigger_id=self.body["trigger_id"], view=view)

    def corrected(self, typed: str, exact: str) -> tuple[str, str]:
        """What would stand after /muster with `exact` in place of what was `typed`: to be read, and as Slack sends
        it; both "" where `typed` stands in either not once, but never or again."""
        shown = put(f"{self.verb.name} {self.words}", typed, exact)
        line = put(self.line, escape(typed, quote=False), escape(exact, quote=False))
        return (shown, line) if shown and line else ("", "")


def put(words: str, typed: str, exact: str) -> str:
    """The words with `exact` in place of the one place where `typed` stands; "" where there is none, or another."""
    place = re.compile(rf"(?<!\w){re.escape(typed)}(?!\w)")
    corrected, times = place.subn(lambda _: exact, words)
    return corrected if times == 1 else ""


def first_word(line: str) -> tuple[str, str]:
    """The first word, and what stands after it; what is pasted has other spaces between them than plain ones."""
    first, rest, *_ = [*line.split(maxsplit=1), "", ""]
    return first, rest.strip()


class HelpGroup(StrEnum):
    """What a verb is about, in the order in which help has them."""

    NOW = "now"
    PEOPLE = "people"
    TIMETABLE = "timetable"
    PLAN = "plan"


@dataclass(frozen=True)
class Verb:
    """One verb: under which heading of help it stands, who may, the function that does it, and what it takes, in the
    order in which it is typed. The function answers in words, or with None where a modal says it. What it does, in
    words, is in digests/queries/meant.j2."""

    name: str
    group: HelpGroup
    act: Act
    do: Callable[[Command], Message | None]
    takes: tuple[Takes, ...] = ()

    @property
    def usage(self) -> str:
        """How it is typed."""
        return " ".join(("/muster", self.name, *self.takes))

    @property
    def reads_alike(self) -> bool:
        """Whether its words are read as those of other verbs are."""
        return bool(self.takes) and READ_ALIKE.issuperset(self.takes)
