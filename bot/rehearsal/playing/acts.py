"""What a rehearsal is made of: its stage, its people, and what happens when. Who does what is the director's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.playing.cast import Fields, Script
from bot.rehearsal.playing.stage import BotProcess
from bot.rehearsal.workspace.remote import Workspace
from storage.facts.plan import QuarterName
from storage.record.database import Database
from storage.rules.calendar.timetable import Timetable


@dataclass(frozen=True)
class Lead:
    """One person who is asked, and what they are asked for."""

    user: str
    role: str
    refs: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """Something that happens at a time: what the progress says, and who does what."""

    at: datetime
    words: str
    act: Callable[[], None] = field(default=lambda: None)


@dataclass(frozen=True)
class Stage:
    """What the director directs. `elapsed` is the real seconds since it began to be set."""

    workspace: Workspace
    bot: BotProcess
    database: Database
    quarter: QuarterName
    times: Timetable
    answers: dict[str, Fields]
    seed: int
    elapsed: Callable[[], float]
    script: Script = field(default_factory=Script)
    """What is answered besides updates."""
    accounts: Mapping[str, str] = field(default_factory=dict)
    """The Slack id of each role that has an account."""
