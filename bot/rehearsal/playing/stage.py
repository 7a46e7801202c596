"""The stage of a rehearsal: the workspace that a plan's people are in, and the bot as a process that only
knows SLACK_API_URL. Who says what and when is the director's."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.rehearsal.playing.glossary import glossary
from bot.rehearsal.workspace.remote import Workspace
from storage.enums import Duty
from storage.plan.files.document import PlanDocument

MANIFEST = Path(__file__).parents[3] / "manifest.json"
TEAM, BOT = "TREHEARSE", "UMUSTER"
DIGEST, CHIEF = "CDIGEST", "GCHIEF"
STRANGER, GUEST = "USTRANGER", "UGUEST"
READERS_OF_DRAFTS = frozenset({Duty.CHIEF_EXECUTIVE, Duty.PLAN_OFFICE})
DUTIES = {
    Duty.CHIEF_EXECUTIVE: "chief executive",
    Duty.PLAN_OFFICE: "plan office",
    Duty.FINANCE: "finance",
    Duty.VIEWER: "reads",
}
"""What the page calls those whom no commitment names."""
OUTSIDERS: tuple[dict[str, Any], ...] = (
    {"id": STRANGER, "name": "stranger", "real_name": "Someone else", "title": "has no part in the plan"},
    {
        "id": GUEST,
        "name": "guest",
        "real_name": "A guest",
        "title": "guest of the workspace, has no part in the plan",
        "is_restricted": True,
    },
)
"""Who is in the workspace and in no plan, so that one can see what they get."""
POSTS_PER_SECOND = 50.0
"""A rehearsal's workspace takes more messages a second than Slack, so that nobody waits for it."""

APP = {
    "token": "xoxb-rehearsal-only",
    "app_token": "xapp-rehearsal-only",
    "signing_secret": "rehearsal-only-signing-secret",
    "user_id": BOT,
    "app_id": "AMUSTER",
    "name": "Muster",
}
"""Made up, and good for nothing outside a rehearsal."""


def members(document: PlanDocument) -> dict[str, str]:
    """The Slack id of each role that has an account: the same for two roles of one person."""
    by_contact: dict[str, str] = {}
    for number, person in enumerate(document.people, start=1):
        contact = (person.email or person.slack or "").casefold()
        if contact:
            by_contact.setdefault(contact, person.slack or f"U{number:08d}")
    return {
        person.role: by_contact[(person.email or person.slack or "").casefold()]
        for person in document.people
        if person.email or person.slack
    }


def workspace_config(document: PlanDocument, start: datetime, posts_per_second: float) -> dict[str, Any]:
    """The workspace of an office: its people under their roles, a channel for the digest, a private one for
    the chief executive, and the scopes and commands of the app's manifest."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    users = people_of(document)
    everyone = [*(user["id"] for user in users), BOT]
    return {
        "team": {"id": TEAM, "name": document.office.name},
        "bot": {**APP, "scopes": manifest["oauth_config"]["scopes"]["bot"]},
        "users": users,
        "channels": [
            {"id": DIGEST, "name": "police-and-crime-plan", "members": everyone},
            {
                "id": CHIEF,
                "name": "chief-executive",
                "members": [*readers_of_drafts(document), BOT],
                "is_private": True,
            },
        ],
        "office_clock": start.isoformat(),
        "posts_per_second": posts_per_second,
        "commands": manifest["features"]["slash_commands"],
        "glossary": glossary(),
        "events": manifest["settings"]["event_subscriptions"]["bot_events"],
    }


def people_of(document: PlanDocument) -> list[dict[str, Any]]:
    """The members of the workspace, each once, and two from outside the plan: a colleague, and a guest."""
    accounts = members(document)
    found: dict[str, dict[str, Any]] = {}
    for person in document.people:
        user_id = accounts.get(person.role)
        if user_id and user_id not in found:
            names = {"name": user_id.lower(), "real_name": person.role, "title": title(document, person.role)}
            found[user_id] = {"id": user_id, **names, "email": person.email or ""}
    return [*found.values(), *OUTSIDERS]


def title(document: PlanDocument, role: str) -> str:
    """What a role does for the plan: "leads 3, SRO of 5, plan office"."""
    duties = next((person.duties for person in document.people if person.role == role), ())
    parts: dict[str, list[str | None]] = {
        "leads {}": [one.lead for one in document.commitments],
        "SRO of {}": [one.sro for one in document.commitments],
        "force lead of {}": [one.force_lead for one in document.commitments],
        "deputy for {}": [one.deputy for one in document.commitments],
    }
    counted = [words.format(roles.count(role)) for words, roles in parts.items() if role in roles]
    return ", ".join([*counted, *(DUTIES[duty] for duty in duties if duty in DUTIES)])


def readers_of_drafts(document: PlanDocument) -> list[str]:
    """The Slack ids of those who belong in the chief executive's channel."""
    accounts = members(document)
    readers = [person.role for person in document.people if not READERS_OF_DRAFTS.isdisjoint(person.duties)]
    return sorted({accounts[role] for role in readers if role in accounts})


@dataclass(frozen=True)
class BotSettings:
    """How the bot of a rehearsal is set up."""

    database_url: str
    posts_per_second: float = POSTS_PER_SECOND
    tick_seconds: float = 1.0


def bot_environment(workspace: Workspace, settings: BotSettings) -> dict[str, str]:
    """What the bot is told: nothing that an office would not set, but for the clock."""
    inherited = {name: value for name, value in os.environ.items() if not is_muster_setting(name)}
    return inherited | {
        "SLACK_BOT_TOKEN": str(APP["token"]),
        "SLACK_APP_TOKEN": str(APP["app_token"]),
        "SLACK_SIGNING_SECRET": str(APP["signing_secret"]),
        "SLACK_API_URL": workspace.api_url,
        "DATABASE_URL": settings.database_url,
        "MUSTER_DIGEST_CHANNEL": DIGEST,
        "MUSTER_CHIEF_CHANNEL": CHIEF,
        "MUSTER_PLAN_OFFICE_CHANNEL": "",
        "MUSTER_MESSAGES_PER_SECOND": str(settings.posts_per_second),
        "MUSTER_TICK_SECONDS": str(settings.tick_seconds),
        "MUSTER_CLOCK": f"{workspace.url}/_rehearsal/clock",
        "MUSTER_LOG_LEVEL": "WARNING",
    }


def is_muster_setting(name: str) -> bool:
    """Whether a variable belongs to a real office's set-up: none of that may reach a rehearsal."""
    return name.startswith(("SLACK_", "MUSTER_")) or name == "DATABASE_URL"


class BotProcess:
    """`python -m bot run` as a process of its own; its log goes to a file."""

    def __init__(self, environment: Mapping[str, str], log: Path, command: str = "run") -> None:
        with log.open("a", encoding="utf-8") as output:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "bot", command],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0,  # Ctrl-C is for whoever started the rehearsal, who then ends the bot
            )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Ends it as an operator would: SIGTERM, and time to finish."""
        if self.is_running():
            self._process.terminate()
        self._process.wait(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
