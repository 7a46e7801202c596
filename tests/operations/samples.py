"""The made-up workspace of an office: good tokens for it, its channels, and the people of a plan."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.manifest import manifest, scopes_of
from storage.plan.files.document import PlanDocument

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "bot" / "rehearsal" / "plans" / "dorset-2021.yaml"
NOW = datetime(2021, 10, 1, 8, 30, tzinfo=UTC)
TOKEN, APP_TOKEN = "xoxb-made-up", "xapp-made-up"
TEAM, BOT = "T0TEAM", "U0BOT"
DIGEST, CHIEF, OLD, SHARED, PUBLIC, ELSEWHERE = (
    "C0DIGEST",
    "G0CHIEF",
    "C0OLD",
    "C0SHARED",
    "C0PUBLIC",
    "C0ELSE",
)


def workspace_config(document: PlanDocument, **more: Any) -> dict[str, Any]:
    """A workspace with an account for everyone in the plan, and a channel of every sort."""
    users = [
        {"id": f"U{number:06d}", "name": f"u{number}", "real_name": person.role, "email": person.email}
        for number, person in enumerate(document.people)
        if person.email
    ]
    channels = [
        {"id": DIGEST, "name": "plan", "members": [BOT]},
        {"id": CHIEF, "name": "chief", "members": [BOT], "is_private": True},
        {"id": OLD, "name": "old", "members": [BOT], "is_archived": True},
        {"id": SHARED, "name": "partners", "members": [BOT], "is_ext_shared": True},
        {"id": PUBLIC, "name": "everyone", "members": [BOT]},
        {"id": ELSEWHERE, "name": "elsewhere", "members": []},
    ]
    bot = {"token": TOKEN, "app_token": APP_TOKEN, "signing_secret": "made up", "user_id": BOT}
    return {
        "team": {"id": TEAM, "name": "Office"},
        "bot": {**bot, "app_id": "A0APP", "scopes": sorted(scopes_of(manifest())), "name": "Muster"},
        "users": users,
        "channels": channels,
        "office_clock": NOW.isoformat(),
        "rates": {"apps.connections.open": 6000, "users.list": 6000, "conversations.info": 6000},
        **more,
    }
