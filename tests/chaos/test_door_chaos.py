"""Payloads of a real quarter, mutated by the thousand, signed and unsigned: a stranger gets 4xx and nothing else, and
what Slack would sign is never a fault of ours. The seed is printed: MUSTER_CHAOS_SEED plays it again."""

import hashlib
import hmac
import json
import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from bot.clock import system_time
from bot.rehearsal.playing.stage import APP
from bot.rehearsal.workspace.remote import Workspace
from bot.shells.http import web_app
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from tests.chaos.harness import seed
from tests.flows.person import AMBER, Person
from tests.flows.plan import KNOWN_SINCE, LEAD, OFFICE, SRO, office_plan
from tests.flows.stage import Stage, by_socket_mode, staged, workspace_config
from tests.flows.words import Json
from tests.warm import warm_workspace

SECRET = str(APP["signing_secret"]).encode()
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, "", " ", "0", "\x00", "\ud800", "é" * 3_000, "<!channel>", "{{ 7*7 }}"),
    *([], {}, [[]], {"a": {}}, [None], {"id": 5}, {"type": "modal"}, "TANOTHER", "not_a_ref", '{"r": 1}'),
)
STRANGERS_GET, OURS_BELOW = range(400, 500), 500


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """The office's workspace."""
    with warm_workspace(workspace_config()) as running:
        yield running


def corpus(stage: Stage) -> list[Json]:
    """What Slack sends while people answer, agree, ask and look around."""
    stage.it_is("2021-10-01 09:30")
    lead, office, sro = Person(LEAD, stage), Person(OFFICE, stage), Person(SRO, stage)
    lead.answers("ANY-1.1", **AMBER)
    lead.opens_home()
    lead.presses("Tell us", place=lead.prompt)
    stage.workspace.say(lead.user, "We opened it")
    stage.workspace.upload(office.user, "return.xlsx", b"PK")
    for line in (
        "/priority",
        "/commitment ANY-1.1",
        "/updates",
        "/muster help",
        "/muster status",
        "/muster redact",
    ):
        office.types(line)
    sro.opens_home()
    office.opens_home()
    kinds = ("slash_commands", "interactive", "events_api")
    return [payload for kind in kinds for payload in stage.heard(kind)]


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in a payload, from the top down."""
    inside = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for key, value in inside:
        yield (*path, key)
        yield from places(value, (*path, key))


def mutated(payload: Json, dice: random.Random) -> Json:
    """The payload with up to three things taken out, doubled, or put in place of others."""
    changed: Json = json.loads(json.dumps(payload))
    for _ in range(dice.randint(1, 3)):
        path = dice.choice(list(places(changed)) or [()])
        if not path:
            break
        holder = changed
        for step in path[:-1]:
            holder = holder[step]
        if dice.random() < 0.25 and isinstance(holder, dict):
            del holder[path[-1]]
        else:
            holder[path[-1]] = deepcopy(dice.choice(ODD))
    return changed


def as_sent(payload: Json, dice: random.Random) -> tuple[bytes, str]:
    """The bytes and their type: as it should be sent, or as another kind; now and then a byte is wrong."""
    if dice.random() < 0.5:
        body, kind = json.dumps(payload).encode(), "application/json"
    else:
        content = payload if "command" in payload else {"payload": json.dumps(payload)}
        body, kind = urlencode(content, errors="replace").encode(), "application/x-www-form-urlencoded"
    if dice.random() < 0.1 and body:
        place = dice.randrange(len(body))
        body = body[:place] + bytes([dice.randrange(256)]) + body[place + dice.randint(0, 2) :]
    return body, kind


def headers(body: bytes, kind: str, dice: random.Random, *, honest: bool) -> dict[str, str]:
    """Signed as Slack signs; a stranger's are wrong in one way or another."""
    stamp = str(int(system_time().timestamp()))
    signature = f"v0={hmac.new(SECRET, b'v0:%s:%s' % (stamp.encode(), body), hashlib.sha256).hexdigest()}"
    if not honest:
        stamp = dice.choice((stamp, "abc", "", "1", stamp + "9"))
        signature = dice.choice(("", "v0=", signature[:-1], f"v0={'0' * 64}", "v0=" + signature[3:][::-1]))
    return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}


@pytest.mark.chaos
@pytest.mark.parametrize("number", [500, pytest.param(50_000, marks=pytest.mark.long)])
def test_mutated_payloads(workspace: Workspace, database: Database, number: int) -> None:
    """Half of them signed; on each database, so that the long run sends a hundred thousand."""
    dice = random.Random(seed())
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
    with staged(workspace, database, by_socket_mode) as stage, TestClient(web_app(stage.muster)) as client:
        known, statuses = corpus(stage), Counter[tuple[bool, int]]()
        for _ in range(number):
            body, kind = as_sent(mutated(dice.choice(known), dice), dice)
            honest = dice.random() < 0.5
            sent = headers(body, kind, dice, honest=honest)
            answer = client.post("/slack/events", content=body, headers=sent)
            statuses[honest, answer.status_code] += 1
            assert answer.status_code < OURS_BELOW, (body, answer.text)
            assert honest or answer.status_code in STRANGERS_GET, (body, sent)
    print(dict(statuses))
