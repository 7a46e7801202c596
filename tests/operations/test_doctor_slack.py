"""What doctor finds when it asks Slack: channels, tokens, people, scopes, and whose clock is off."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import update

from bot.clock import Clocks
from bot.doctor.lines import Severity
from bot.manifest import manifest, scopes_of
from bot.rehearsal.workspace.remote import Workspace
from storage.plan.files.document import PlanDocument
from storage.tables import Installation, Person
from tests.operations.conftest import Office
from tests.operations.samples import CHIEF, ELSEWHERE, NOW, OLD, PUBLIC, SHARED, workspace_config

FINE, LOOK, MEND = Severity.FINE, Severity.LOOK, Severity.MEND


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        (OLD, "#old (MUSTER_DIGEST_CHANNEL) is archived."),
        (ELSEWHERE, "Muster is not in #elsewhere (MUSTER_DIGEST_CHANNEL)."),
        (
            SHARED,
            "#partners (MUSTER_DIGEST_CHANNEL) is shared with another organisation; Muster does not post there.",
        ),
        ("C0NOWHERE", "Slack shows no channel for MUSTER_DIGEST_CHANNEL (channel_not_found)."),
    ],
)
def test_a_channel_that_muster_cannot_post_in(office: Office, channel: str, said: str) -> None:
    """Archived, without Muster, shared or not there: each is said as it is."""
    assert office.changed(digest_channel=channel).findings(MEND) == [said]


def test_a_shared_channel_that_is_allowed(office: Office) -> None:
    """A shared channel is fine once its id is in MUSTER_SHARED_CHANNELS."""
    assert office.changed(digest_channel=SHARED, shared_channels=(SHARED,)).findings(MEND) == []


def test_drafts_in_public(office: Office) -> None:
    """A public channel for the drafts is to be looked at, and so is one channel for both."""
    assert any("public" in line for line in office.changed(chief_channel=PUBLIC).findings(LOOK, "Slack"))
    assert any("one channel" in line for line in office.changed(digest_channel=CHIEF).findings(LOOK, "Slack"))


def test_an_app_token_that_slack_refuses(office: Office) -> None:
    """A wrong app token is told apart from a wrong bot token."""
    found = office.changed(app_token="xapp-of-another-app").findings(MEND)
    assert found == ["Slack refuses SLACK_APP_TOKEN: Slack does not know it (invalid_auth)."]


def test_a_record_of_another_workspace(office: Office) -> None:
    """Tokens of one workspace with the record of another must be mended."""
    office.change(update(Installation).values(team_id="T0OTHER"))
    assert office.findings(MEND) == ["The database belongs to another Slack workspace."]


def test_people_who_are_not_in_slack(office_of_each_kind: Office, document: PlanDocument) -> None:
    """Whoever has no account, or a deactivated one, is named by role; capitals in an address do not matter."""
    config = workspace_config(document)
    config["users"][0] |= {"email": config["users"][0]["email"].upper()}
    gone, unknown = config["users"][1], config["users"].pop(2)
    gone["deleted"] = True
    with Workspace.start(config) as other:
        found = office_of_each_kind.changed(api_url=other.api_url).findings(MEND)
    assert found == [
        f"The Slack account of {gone['real_name']} is deactivated ({gone['email']}).",
        f"{unknown['real_name']} is not found in Slack ({unknown['email']}).",
    ]


def test_a_known_account_counts_whatever_its_address(office: Office) -> None:
    """Somebody who was matched before is found by account, though the address has changed since."""
    office.change(update(Person).where(Person.id == 1).values(slack_id="U000000", email="new@office.example"))
    assert office.findings(MEND) == []


def test_scopes_are_compared_with_the_manifest(office: Office) -> None:
    """A missing scope must be mended, one too many is to be looked at, and the right ones are fine."""
    needed = sorted(scopes_of(manifest()))
    with slack_that_says({"X-OAuth-Scopes": ",".join(needed)}) as url:
        assert f"The app has the {len(needed)} scopes it needs, and no others." in office.changed(
            api_url=url
        ).findings(FINE)
    with slack_that_says({"x-oauth-scopes": ", ".join([*needed[1:], "admin"])}) as url:
        changed = office.changed(api_url=url)
        assert f"These scopes are missing: {needed[0]}." in changed.findings(MEND)
        assert "The app has scopes that Muster does not use: admin." in changed.findings(LOOK)


@pytest.mark.parametrize(("seconds", "verdict"), [(5, FINE), (-59, FINE), (62, MEND), (-3600, MEND)])
def test_a_clock_that_is_off(office: Office, seconds: int, verdict: Severity) -> None:
    """This machine's clock may differ from Slack's by a minute, and no more."""
    wire = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
    here = replace(office.changed(clock=""), office_clocks=Clocks(office=lambda: NOW, wire=lambda: wire))
    date = format_datetime(wire + timedelta(seconds=seconds), usegmt=True)
    with slack_that_says({"Date": date}) as url:
        found = here.changed(api_url=url).findings(verdict, "Slack")
    assert any("clock" in line for line in found)


@contextmanager
def slack_that_says(headers: dict[str, str]) -> Iterator[str]:
    """A Web API that answers auth.test with these headers, and refuses the rest."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            known = {"ok": True, "user": "muster", "team": "Office", "team_id": "T0TEAM"}
            body = known if self.path.endswith("auth.test") else {"ok": False, "error": "unknown_method"}
            self.send_response_only(200)
            for name, value in ({"Content-Type": "application/json"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        do_GET = do_POST  # noqa: N815 - the library's name

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api/"
    server.shutdown()
    thread.join(5)
    server.server_close()
