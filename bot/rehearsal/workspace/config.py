"""What a workspace is told when it starts: team, app, people, channels, clock, budgets; one JSON file."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.limits import ACK_SECONDS

PLAIN = ("posts_per_second", "rates", "request_url", "ack_seconds")
DEFAULT_EVENTS = ("app_home_opened", "message.im")


@dataclass(frozen=True)
class AppConfig:
    """The installed app: its tokens (made up, for this workspace only), bot user and granted scopes."""

    token: str
    app_token: str
    signing_secret: str
    user_id: str
    app_id: str
    scopes: frozenset[str]
    name: str = "app"


@dataclass(frozen=True)
class Config:
    """What is fixed for the life of a workspace. Rates are calls per minute of the office clock."""

    team_id: str
    team_name: str
    app: AppConfig
    users: list[Json]
    channels: list[Json]
    office_clock: datetime | None = None
    posts_per_second: float = 5.0
    rates: dict[str, int] = field(default_factory=dict)
    commands: tuple[Json, ...] = ()
    glossary: tuple[Json, ...] = ()
    """What the page explains, in its order: {"term", "meaning"}."""
    events: tuple[str, ...] = DEFAULT_EVENTS
    request_url: str | None = None
    event_retry_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    enterprise_id: str = ""
    """The organisation (Enterprise Grid) that the workspace is part of, "" for none."""
    ack_seconds: float = ACK_SECONDS


def read_config(path: Path) -> Config:
    """Raises KeyError or ValueError when the file lacks what a workspace needs."""
    return parse_config(json.loads(path.read_text(encoding="utf-8")))


def parse_config(raw: Json) -> Config:
    """The typed form of the JSON. Optional keys keep the defaults of `Config`."""
    start = raw.get("office_clock")
    optional = {key: raw[key] for key in PLAIN if raw.get(key)}
    optional |= {
        key: tuple(raw[key])
        for key in ("commands", "events", "event_retry_seconds", "glossary")
        if raw.get(key) is not None
    }
    return Config(
        team_id=raw["team"]["id"],
        team_name=raw["team"]["name"],
        enterprise_id=raw["team"].get("enterprise_id", ""),
        app=_app(raw["bot"]),
        users=raw["users"],
        channels=raw["channels"],
        office_clock=datetime.fromisoformat(start) if start else None,
        **optional,
    )


def _app(raw: Json) -> AppConfig:
    return AppConfig(
        token=raw["token"],
        app_token=raw["app_token"],
        signing_secret=raw["signing_secret"],
        user_id=raw["user_id"],
        app_id=raw["app_id"],
        scopes=frozenset(raw["scopes"]),
        name=raw.get("name", "app"),
    )
