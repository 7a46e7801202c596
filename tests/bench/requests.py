"""Requests as Slack makes them, signed: a slash command, a pressed button, a submitted form. Nothing is measured
here."""

import json
from dataclasses import dataclass
from itertools import count
from time import time
from typing import Any
from urllib.parse import urlencode

from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.rehearsal.playing.stage import APP, TEAM

_triggers = count(1)

ANSWERS = {
    "progress": "Opened two of the four sites on 9 September.",
    "next_steps": "Open the third site by December.",
    "reason": "The hall was not ready in time.",
    "path_action": "Agree another hall with the school",
    "path_owner": "Chief Inspector Prevention",
    "path_by_when": "2021-11-30",
    "support_kind": "none",
}
"""What a lead fills in below the rating, question by question."""
AMBER: dict[str, dict[str, Any]] = {
    "rating": {"type": "radio_buttons", "selected_option": {"value": "amber"}},
    **{key: {"type": "plain_text_input", "value": text} for key, text in ANSWERS.items()},
    "path_by_when": {"type": "datepicker", "selected_date": ANSWERS["path_by_when"]},
    "support_kind": {"type": "static_select", "selected_option": {"value": ANSWERS["support_kind"]}},
}
"""The same with the rating, as Slack sends it."""


@dataclass(frozen=True)
class Request:
    """A request's body and the headers that vouch for it."""

    body: str
    headers: dict[str, str]

    def for_bolt(self) -> BoltRequest:
        """The request as a shell hands it to Bolt."""
        return BoltRequest(body=self.body, headers={key: [value] for key, value in self.headers.items()})


def signed(fields: dict[str, str]) -> Request:
    """A form-encoded request, signed."""
    return signed_body(urlencode(fields), "application/x-www-form-urlencoded")


def signed_body(body: str, content_type: str) -> Request:
    """A request, signed now: Bolt takes it for five minutes."""
    stamp = str(int(time()))
    signature = SignatureVerifier(str(APP["signing_secret"])).generate_signature(timestamp=stamp, body=body)
    return Request(
        body,
        {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        },
    )


def command(user: str, line: str) -> Request:
    """A slash command with what follows it."""
    name, _, text = line.partition(" ")
    said = {"command": name, "text": text, "user_id": user, "user_name": user.lower()}
    place = {"team_id": TEAM, "channel_id": "D0", "response_url": "http://127.0.0.1/unused"}
    return signed({**said, **place, "trigger_id": f"1.{next(_triggers)}"})


def click(user: str, action_id: str, value: str) -> Request:
    """A button of a message, pressed."""
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": user, "team_id": TEAM},
        "trigger_id": f"3.{next(_triggers)}",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "B1", "value": value}],
    }
    return signed({"payload": json.dumps(payload)})


def submission(user: str, return_id: int) -> Request:
    """An update form, filled in with amber, opened when nothing had been said yet."""
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "update_form",
        "private_metadata": json.dumps({"r": return_id, "n": 0, "more": False}),
        "state": {"values": {key: {key: element} for key, element in AMBER.items()}},
        "blocks": [{"type": "input", "block_id": key} for key in AMBER],
    }
    payload = {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": user, "team_id": TEAM},
        "trigger_id": f"2.{next(_triggers)}",
        "view": view,
    }
    return signed({"payload": json.dumps(payload)})


def home_opened(user: str) -> Request:
    """Somebody goes to App Home."""
    event = {"type": "app_home_opened", "user": user, "channel": "D0", "tab": "home"}
    body = json.dumps({"type": "event_callback", "team_id": TEAM, "event": event, "event_id": "Ev1"})
    return signed_body(body, "application/json")
