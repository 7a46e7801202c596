"""A made-up office for the tests of the workspace, and pieces of messages and views."""

from typing import Any

from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace

Json = dict[str, Any]
TOKEN, APP_TOKEN, SECRET = "xoxb-test", "xapp-test", "not-a-secret"
BOT, LEAD, CHIEF, GONE = "UBOT", "ULEAD", "UCHIEF", "UGONE"
DIGEST, CABINET, ARCHIVE, ELSEWHERE, HIDDEN = "CDIGEST", "GCABINET", "CARCHIVE", "CELSEWHERE", "GHIDDEN"
SCOPES = ["chat:write", "commands", "files:write", "im:write", "users:read", "users:read.email"]
SCOPES += [f"{kind}:{act}" for kind in ("channels", "groups", "im") for act in ("history", "read")]


def config(**more: Any) -> Json:
    """An office with a lead, a chief executive and someone who has left."""
    users = [
        {"id": LEAD, "name": "lead", "real_name": "Head of Scrutiny", "email": "lead@office.example"},
        {"id": CHIEF, "name": "chief", "real_name": "Chief Executive", "email": "chief@office.example"},
        {
            "id": GONE,
            "name": "gone",
            "real_name": "A Leaver",
            "email": "gone@office.example",
            "deleted": True,
        },
    ]
    channels = [
        {"id": DIGEST, "name": "plan-digest", "members": [BOT, LEAD, CHIEF]},
        {"id": CABINET, "name": "chief-executive", "members": [BOT, CHIEF], "is_private": True},
        {"id": ARCHIVE, "name": "old", "members": [BOT], "is_archived": True},
        {"id": ELSEWHERE, "name": "elsewhere", "members": [CHIEF]},
        {"id": HIDDEN, "name": "hidden", "members": [CHIEF], "is_private": True},
    ]
    bot = {
        "token": TOKEN,
        "app_token": APP_TOKEN,
        "signing_secret": SECRET,
        "user_id": BOT,
        "app_id": "AMUSTER",
    }
    return {
        "team": {"id": "TOFFICE", "name": "Sample office"},
        "bot": {**bot, "scopes": SCOPES},
        "users": users,
        "channels": channels,
        "office_clock": "2021-10-01T09:30:00+01:00",
        "event_retry_seconds": [0, 0.2],
        **more,
    }


def client_of(workspace: Workspace, token: str = TOKEN) -> WebClient:
    """slack_sdk's own client, without its retries, which would post twice."""
    return WebClient(token, base_url=workspace.api_url, retry_handlers=[])


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    """A section with mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action_id: str, value: str = "v") -> Json:
    """A block with one button."""
    return {
        "type": "actions",
        "elements": [{"type": "button", "action_id": action_id, "value": value, "text": plain("Go")}],
    }


def text_input(block_id: str, **element: Any) -> Json:
    """A block with a text field."""
    field = {"type": "plain_text_input", "action_id": "typed", **element}
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": field}


def rating_input(block_id: str = "rating") -> Json:
    """A required menu that tells the app of each change."""
    options = [{"text": plain(name), "value": name} for name in ("green", "amber", "red")]
    menu = {"type": "static_select", "action_id": "rated", "options": options}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain("Rating"),
        "dispatch_action": True,
        "element": menu,
    }


def modal(*blocks: Json, **more: Any) -> Json:
    """A modal that can be submitted."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Update"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }


def stamped(outbox_id: str) -> Json:
    """Message metadata with an opaque id."""
    return {"event_type": "outbox", "event_payload": {"id": outbox_id}}
