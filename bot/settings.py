"""What the office sets, read from the environment and `.env`. Nothing else in Muster reads them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar

from dotenv import dotenv_values, find_dotenv

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
TEXT, JSON = "text", "json"
NUMBERS: dict[str, tuple[type[int] | type[float], float, float]] = {
    "messages_per_second": (float, 0.1, 100),
    "tick_seconds": (float, 0.05, 3_600),
    "slack_timeout": (int, 1, 60),
    "port": (int, 1, 65_535),
    "processes": (int, 0, 1_000),
}
"""What kind of number each is, and between which two it makes sense."""
MOST_BY_ITSELF = 4
"""Processes that nobody asked for: a host that lends a part of a large machine may name all of its cores."""


class SettingMissing(Exception):
    """A setting that the command needs is not there; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between offices. Secrets stay out of the representation, and so of logs."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api/"
    database_url: str = field(default="sqlite:///muster.db", repr=False)
    digest_channel: str = ""
    chief_channel: str = ""
    plan_office_channel: str = ""
    shared_channels: tuple[str, ...] = ()
    """Channels shared with another organisation in which Muster may post all the same."""
    messages_per_second: float = 4.0
    """The budget for the whole workspace; one message a second in each conversation holds besides."""
    clock: str = ""
    """Empty: the time. An ISO instant: starts there. A URL: a rehearsal workspace's clock."""
    slack_timeout: int = 10
    """Seconds that Slack has for an answer."""
    tick_seconds: float = 15.0
    """Seconds between two looks at what is due."""
    port: int = 3000
    processes: int = 0
    """How many processes `web` serves from; 0 for one for each core, see `by_cores`."""
    metrics_token: str = field(default="", repr=False)
    """What whoever reads `/metrics` shows; without one nobody may."""
    log_level: str = "INFO"
    log_format: str = TEXT

    NAMES: ClassVar[Mapping[str, str]] = {
        "bot_token": "SLACK_BOT_TOKEN",
        "app_token": "SLACK_APP_TOKEN",
        "signing_secret": "SLACK_SIGNING_SECRET",
        "api_url": "SLACK_API_URL",
        "database_url": "DATABASE_URL",
        "digest_channel": "MUSTER_DIGEST_CHANNEL",
        "chief_channel": "MUSTER_CHIEF_CHANNEL",
        "plan_office_channel": "MUSTER_PLAN_OFFICE_CHANNEL",
        "shared_channels": "MUSTER_SHARED_CHANNELS",
        "messages_per_second": "MUSTER_MESSAGES_PER_SECOND",
        "clock": "MUSTER_CLOCK",
        "slack_timeout": "MUSTER_SLACK_TIMEOUT",
        "tick_seconds": "MUSTER_TICK_SECONDS",
        "port": "PORT",
        "processes": "WEB_CONCURRENCY",
        "metrics_token": "MUSTER_METRICS_TOKEN",
        "log_level": "MUSTER_LOG_LEVEL",
        "log_format": "MUSTER_LOG_FORMAT",
    }

    def require(self, *fields: str) -> "Settings":
        """These settings, when each of `fields` is filled. Raises SettingMissing naming the others."""
        missing = [self.NAMES[name] for name in fields if not getattr(self, name)]
        if missing:
            raise SettingMissing(f"Please set {', '.join(missing)} in the environment or in .env.")
        return self


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process: the environment first, then `.env`, then the defaults. Raises
    SettingMissing when one cannot be read."""
    from_file = {name: value for name, value in in_file().items() if value}
    found = {**from_file, **(os.environ if environment is None else environment)}
    given = {key: found[name] for key, name in Settings.NAMES.items() if found.get(name)}
    return Settings(**{key: parsed(key, value) for key, value in given.items()})


def by_cores() -> int:
    """How many processes suit the machine: one for each core that this one may use, a few at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_BY_ITSELF)


def in_file() -> Mapping[str, str | None]:
    """What `.env` holds. Raises SettingMissing for one that is no UTF-8, as some editors write."""
    path = find_dotenv(usecwd=True)
    try:
        return in_text(Path(path).read_text(encoding="utf-8")) if path else {}
    except UnicodeDecodeError:
        raise SettingMissing(f"{path} is not written in UTF-8. Save it again as UTF-8.") from None


def in_text(text: str) -> Mapping[str, str | None]:
    """What such a file holds whose text this is."""
    return dotenv_values(stream=StringIO(text))


def parsed(key: str, text: str) -> Any:
    """One setting in its own type. Raises SettingMissing when the text does not fit."""
    if key == "shared_channels":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if key == "log_level":
        return one_of(key, text.upper(), LOG_LEVELS)
    if key == "log_format":
        return one_of(key, text.lower(), (TEXT, JSON))
    if key == "api_url" and not text.startswith(("https://", "http://")):
        raise SettingMissing(f"{Settings.NAMES[key]} should begin with https://; it is “{text}”.")
    return number(key, text) if key in NUMBERS else text


def one_of(key: str, text: str, known: tuple[str, ...]) -> str:
    """A word of a few. Raises SettingMissing."""
    if text not in known:
        raise SettingMissing(f"{Settings.NAMES[key]} should be one of {', '.join(known)}; it is “{text}”.")
    return text


def number(key: str, text: str) -> float:
    """A number within its bounds. Raises SettingMissing."""
    kind, least, most = NUMBERS[key]
    try:
        found = kind(text)
    except ValueError:
        raise SettingMissing(f"{Settings.NAMES[key]} should be a number; it is “{text}”.") from None
    # Not a number is not between any two.
    if not least <= found <= most:
        raise SettingMissing(f"{Settings.NAMES[key]} should be from {least} to {most}; it is “{text}”.")
    return found
