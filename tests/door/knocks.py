"""Forty ways to knock at the door, each as the bytes of one HTTP request: by a stranger, or signed as Slack signs."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
MARK = "Knock-knock-4711"
"""What a stranger writes wherever one can write: it must stand nowhere afterwards."""


@dataclass(frozen=True)
class Knock:
    """One request. `headers` stand beside, or in place of, those of an honest one; None leaves one out."""

    name: str
    body: bytes
    content_type: str = FORM
    headers: Mapping[str, str | None] = field(default_factory=dict)
    method: str = "POST"
    path: str = "/slack/events"

    def sent(self, secret: str) -> bytes:
        """Its bytes, signed with this secret over what it really holds."""
        stamp = str(int(time.time()))
        digest = hmac.new(secret.encode(), b"v0:%s:%s" % (stamp.encode(), self.body), hashlib.sha256)
        honest = {
            "Host": "muster.example",
            "Content-Type": self.content_type,
            "Content-Length": str(len(self.body)),
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
        }
        lines = [
            f"{name}: {value}" for name, value in {**honest, **self.headers}.items() if value is not None
        ]
        head = "\r\n".join([f"{self.method} {self.path} HTTP/1.1", *lines, "", ""])
        return head.encode("latin-1") + self.body


def payload(content: object) -> bytes:
    """What was pressed, as Slack sends it."""
    return urlencode({"payload": content if isinstance(content, str) else json.dumps(content)}).encode()


def event(content: object) -> bytes:
    """What happened, as Slack sends it."""
    return json.dumps(content).encode()


def press(response_url: str, **more: object) -> dict[str, object]:
    """A button, with an address of the stranger's own to answer to."""
    who = {"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}}
    action = {"type": "button", "action_id": MARK, "block_id": "b", "value": MARK}
    body = {"type": "block_actions", "actions": [action], "response_url": response_url, "trigger_id": "1.2.3"}
    return {**body, **who, **more}


def deep(levels: int = 60_000) -> bytes:
    """JSON that is nothing but depth."""
    return b'{"a":' + b"[" * levels + b"]" * levels + b"}"


def forged_stamps(response_url: str) -> list[Knock]:
    """Stamps and signatures that are none."""
    body = payload(press(response_url))
    stamps = ("abc", "", "-1", "1e9", "9" * 40, "\xb2\xb3", "0", "١٢٣".encode().decode("latin-1"))
    signatures = ("", "v0=", "v0=" + "é" * 64, "v0=" + "0" * 64, "v1=" + "0" * 64, MARK, "v0=" + "F" * 64)
    return [
        *(Knock(f"stamp {one!r}", body, headers={"X-Slack-Request-Timestamp": one}) for one in stamps),
        *(Knock(f"signature {one!r}", body, headers={"X-Slack-Signature": one}) for one in signatures),
        Knock("no stamp", body, headers={"X-Slack-Request-Timestamp": None}),
        Knock("no signature", body, headers={"X-Slack-Signature": None}),
        Knock("a lazy listener", body, headers={"X-Slack-Bolt-Lazy-Only": "1", "X-Slack-Signature": ""}),
    ]


def odd_bodies(response_url: str) -> list[Knock]:
    """Bodies that are no request of Slack's, whoever sent them."""
    forms = {
        "an ssl_check": urlencode({"ssl_check": "1", "token": MARK}).encode(),
        "payload=5": b"payload=5",
        "payload=": b"payload=",
        "payload is a list": payload([MARK]),
        "payload is a text": payload(json.dumps(MARK)),
        "half a payload": b"payload=%7B%22type%22%3A",
        "a thousand fields": "&".join(f"f{number}=1" for number in range(1_000)).encode(),
        "bad UTF-8": b"payload=\xff\xfe" + MARK.encode(),
        "nothing": b"",
        "only words": MARK.encode(),
        "a team that is a number": payload(press(response_url, team=5)),
        "a user that is a list": payload(press(response_url, user=[MARK])),
        "no view, no answer": payload({"type": "block_actions", "user": {"id": "U1"}, "actions": []}),
        "an odd address": payload(press(f"file:///{MARK}")),
        "an address that is a number": payload(press(response_url) | {"response_url": 5}),
        "a form of nobody's": payload({"type": "view_submission", "view": {"callback_id": MARK}}),
    }
    events = {
        "{": b"{",
        "[]": b"[]",
        "null": b"null",
        "a number": b"5",
        "depth": deep(),
        "long digits": b'{"a":' + b"9" * 20_000 + b"}",
        "an event that is a number": event({"type": "event_callback", "event": 5, "authorizations": 5}),
        "an event of no type": event({"type": "event_callback", "event": {"user": {"x": MARK}}}),
        "a lone surrogate": event(
            {"type": MARK, "event": {"type": "message", "text": "\ud800", "user": "U1"}}
        ),
        "a lure": event({"challenge": {"a": MARK}, "type": "url_verification"}),
    }
    return [
        *(Knock(name, body) for name, body in forms.items()),
        *(Knock(name, body, JSON) for name, body in events.items()),
    ]


def large(megabytes: int) -> Knock:
    """A body that says how large it is, of which only the beginning is sent."""
    length = {"Content-Length": str(megabytes * 1_000_000)}
    return Knock(f"{megabytes} MB", MARK.encode() * 10_000, headers=length)


def elsewhere() -> list[Knock]:
    """Other doors, which are not there."""
    return [
        Knock("GET", b"", method="GET"),
        Knock("PUT", b"{}", JSON, method="PUT"),
        Knock("another path", b"{}", JSON, path=f"/{MARK}"),
        Knock("a query", payload(5), path=f"/slack/events/../{MARK}"),
    ]
