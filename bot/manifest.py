"""The Slack app's manifest, as it stands in manifest.json, and as it must be where Slack calls Muster over
HTTP."""

import json
from pathlib import Path
from typing import Any

Manifest = dict[str, Any]
FILE = Path(__file__).parents[1] / "manifest.json"
EVENTS_PATH = "/slack/events"


def manifest() -> Manifest:
    """The manifest for Socket Mode."""
    found: Manifest = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def scopes_of(found: Manifest) -> set[str]:
    """What the app may do."""
    return set(found["oauth_config"]["scopes"]["bot"])


def over_http(found: Manifest, address: str) -> Manifest:
    """The same app, called at a public address: commands, buttons and events all come to one path."""
    url = address.rstrip("/") + EVENTS_PATH
    features, settings = found["features"], found["settings"]
    commands = [{**command, "url": url} for command in features["slash_commands"]]
    called = {
        "event_subscriptions": {"request_url": url, **settings["event_subscriptions"]},
        "interactivity": {**settings["interactivity"], "request_url": url},
        "socket_mode_enabled": False,
    }
    return {
        **found,
        "features": {**features, "slash_commands": commands},
        "settings": {**settings, **called},
    }
