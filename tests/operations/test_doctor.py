"""doctor says what is missing or wrong, in words, and changes nothing."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update

from bot.clock import Clocks
from bot.doctor.lines import Verdict
from bot.doctor.time import bank_holidays
from bot.manifest import manifest, scopes_of
from bot.rehearsal.workspace.remote import Workspace
from storage.database import LIVE, REHEARSAL, Database
from storage.enums import Route
from storage.heartbeats import beat
from storage.plan_files.document import PlanDocument
from storage.tables import Commitment, Holding, Installation, Person, Priority, Role
from tests.operations.any_rows import read_rows
from tests.operations.conftest import Office
from tests.operations.samples import CHIEF, ELSEWHERE, NOW, OLD, PUBLIC, SHARED, workspace_config

FINE, LOOK, MEND = Verdict.FINE, Verdict.LOOK, Verdict.MEND

# --- as a whole ----------------------------------------------------------------------------------------


def test_a_good_office_has_nothing_to_mend(office_of_each_kind: Office) -> None:
    """With plan, people, channels and tokens in order there is nothing to mend, on either database."""
    assert office_of_each_kind.findings(MEND) == []
    assert "Everyone in the 24 roles asked in Slack has an account." in office_of_each_kind.findings(FINE)


def test_the_command_shows_marks_and_ends_well(office: Office) -> None:
    """`doctor` prints a mark and a word for each finding, and its exit code is 0 when nothing must be mended."""
    done = office.run("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✔ Fine  Slack takes the bot token: muster in Office." in done.stdout
    assert "▲ Look" in done.stdout
    assert "Nothing to mend" in done.stdout


def test_the_command_fails_when_something_must_be_mended(office: Office) -> None:
    """A wrong token is a sentence with what to do, and the exit code is 1; nothing is a traceback."""
    done = office.changed(bot_token="xoxb-of-another-app").run("doctor")
    assert done.returncode == 1
    assert "✖ Mend  Slack refuses SLACK_BOT_TOKEN: Slack does not know it (invalid_auth)." in done.stdout
    assert "→ Copy the token again" in done.stdout
    assert done.stderr == ""


def test_nothing_set_up_at_all(office: Office, tmp_path: Path) -> None:
    """In an empty directory without settings doctor says what is missing, and makes no database."""
    empty = tmp_path / "empty"
    empty.mkdir()
    bare = replace(office.changed(bot_token="", app_token="", digest_channel="", chief_channel="", clock=""))
    done = replace(bare.changed(database_url="sqlite:///muster.db"), directory=empty).run("doctor")
    assert done.returncode == 1
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "MUSTER_DIGEST_CHANNEL", "MUSTER_CHIEF_CHANNEL"):
        assert f"{name} is not set." in done.stdout
    assert "There is no database yet" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert list(empty.iterdir()) == []


def test_looking_changes_nothing(office_of_each_kind: Office) -> None:
    """The record is the same, row for row, after doctor has looked at it."""
    database = Database(office_of_each_kind.settings.database_url)
    with database.read() as session:
        before = read_rows(session)
    office_of_each_kind.findings(MEND)
    with database.read() as session:
        assert read_rows(session) == before
    database.close()


def test_a_slack_that_does_not_answer_is_a_finding(office: Office) -> None:
    """When nothing listens at Slack's address, that is a finding like any other."""
    found = office.changed(api_url="http://127.0.0.1:9/api/").findings(MEND, "Slack")
    assert len(found) == 1
    assert found[0].startswith("The rest of this could not be looked at: ")


# --- settings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("bot_token", "xapp-made-up", "SLACK_BOT_TOKEN is not a token of this kind"),
        ("app_token", "xoxb-made-up", "SLACK_APP_TOKEN is not a token of this kind"),
        ("digest_channel", "#plan", "MUSTER_DIGEST_CHANNEL is “#plan”, which is not the id of a channel."),
        ("chief_channel", "", "MUSTER_CHIEF_CHANNEL is not set."),
    ],
)
def test_a_setting_that_cannot_be_right(office: Office, setting: str, value: str, said: str) -> None:
    """A token of the wrong kind, a channel's name in place of its id, and what is left out are each named."""
    assert any(said in line for line in office.changed(**{setting: value}).findings(MEND, "Settings"))


def test_http_needs_no_app_token(office: Office) -> None:
    """With a signing secret Muster can listen without an app token."""
    assert office.changed(app_token="", signing_secret="made up").findings(MEND) == []


# --- the database --------------------------------------------------------------------------------------


def test_a_record_that_others_may_read(office: Office) -> None:
    """An SQLite file that others on the machine may read must be mended."""
    file = Path(office.settings.database_url.removeprefix("sqlite:///"))
    file.chmod(0o644)
    assert office.findings(MEND) == ["Others on this machine may read muster.db (mode 0644)."]


def test_a_database_of_an_older_release(office_of_each_kind: Office) -> None:
    """A database that needs a migration is named with both revisions; the plan is not looked at."""
    execute(office_of_each_kind, "UPDATE alembic_version SET version_num = '0001'")
    assert office_of_each_kind.findings(MEND, "Database")[0].startswith("The database has revision 0001; ")
    assert office_of_each_kind.findings(LOOK, "Plan") == [
        "The plan cannot be looked at before the database is in order."
    ]


def test_a_database_that_cannot_be_reached(office: Office) -> None:
    """A PostgreSQL that does not answer is a finding, and its password is not shown."""
    gone = office.changed(database_url="postgresql://muster:secret@127.0.0.1:9/muster")
    found = gone.findings(MEND, "Database")
    assert len(found) == 1
    assert "could not be looked at" in found[0]
    assert "secret" not in found[0]


@pytest.mark.parametrize(("mode", "clock"), [(LIVE, "2021-10-01T09:30:00+01:00"), (REHEARSAL, "")])
def test_a_clock_and_a_record_that_do_not_go_together(office: Office, mode: str, clock: str) -> None:
    """A set clock on a live record, and a rehearsal's record without one, must be mended."""
    change(office, update(Installation).values(mode=mode))
    assert len(office.changed(clock=clock).findings(MEND, "Database")) == 1


def test_the_sign_of_life(office: Office) -> None:
    """A worker that was at work a moment ago is fine; one that has been quiet for hours is to be looked at."""
    assert "No worker has been at work yet." in office.findings(LOOK)
    database = Database(office.settings.database_url)
    with database.write() as session:
        beat(session, "worker", NOW - timedelta(seconds=20), NOW)
    assert "A worker was at work less than a minute ago." in office.findings(FINE)
    later = replace(office, office_clocks=Clocks(office=lambda: NOW + timedelta(hours=3), wire=lambda: NOW))
    assert "No worker has been at work for 3 hours." in later.findings(LOOK)
    database.close()


# --- time ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2021, 2030))
def test_bank_holidays_are_known(year: int) -> None:
    """The bank holidays of the plan's years are known."""
    assert bank_holidays(year).verdict is FINE


# --- the plan ------------------------------------------------------------------------------------------


def test_a_database_without_a_plan(office: Office, sqlite_template: Path, tmp_path: Path) -> None:
    """Without a plan, the finding is to import one."""
    (tmp_path / "bare.db").write_bytes(sqlite_template.read_bytes())
    bare = office.changed(database_url=f"sqlite:///{tmp_path / 'bare.db'}")
    assert bare.findings(MEND, "Plan") == ["There is no plan in the record."]


def test_a_role_that_nobody_holds(office_of_each_kind: Office) -> None:
    """A vacant role that leads commitments must be mended, and is named with their number."""
    change(
        office_of_each_kind,
        delete(Holding).where(Holding.role_id == role_id(office_of_each_kind, "Head of Scrutiny")),
    )
    assert office_of_each_kind.findings(MEND) == ["Nobody holds Head of Scrutiny, which leads 2 commitments."]


def test_a_plan_with_gaps(office: Office) -> None:
    """A priority without a statement or a commitment is to be looked at."""
    change(office, update(Priority).where(Priority.code == "1").values(statement=""))
    change(office, update(Commitment).values(priority_id=2))
    found = office.findings(LOOK, "Plan")
    assert "Priority 1 has no statement of what it is for." in found
    assert "Priority 3 has no commitment." in found


def test_a_route_that_leads_nowhere(office: Office) -> None:
    """A lead who is asked through a co-lead, where none is named, must be mended."""
    change(office, update(Role).where(Role.title == "Head of Scrutiny").values(route=Route.CO_LEAD))
    change(office, update(Commitment).values(force_lead_role_id=None))
    found = office.findings(MEND, "Plan")
    assert found
    assert all("asked through a co-lead, and names none" in line for line in found)


def test_a_duty_that_nobody_has(office: Office) -> None:
    """Without a plan office, doctor says what does not work."""
    change(office, delete(Holding).where(Holding.role_id == role_id(office, "Governance Manager")))
    assert any("nobody may open a quarter" in line for line in office.findings(LOOK, "Plan"))


# --- Slack ---------------------------------------------------------------------------------------------


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
    change(office, update(Installation).values(team_id="T0OTHER"))
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
    change(
        office, update(Person).where(Person.id == 1).values(slack_id="U000000", email="new@office.example")
    )
    assert office.findings(MEND) == []


def test_scopes_are_compared_with_the_manifest(office: Office) -> None:
    """A missing scope must be mended, one too many is to be looked at, and the right ones are fine."""
    needed = sorted(scopes_of(manifest()))
    with slack_that_says({"X-OAuth-Scopes": ",".join(needed)}) as url:
        assert "The app has the 11 scopes it needs, and no others." in office.changed(api_url=url).findings(
            FINE
        )
    with slack_that_says({"x-oauth-scopes": ", ".join([*needed[1:], "admin"])}) as url:
        changed = office.changed(api_url=url)
        assert f"These scopes are missing: {needed[0]}." in changed.findings(MEND)
        assert "The app has scopes that Muster does not use: admin." in changed.findings(LOOK)


@pytest.mark.parametrize(("seconds", "verdict"), [(5, FINE), (-59, FINE), (62, MEND), (-3600, MEND)])
def test_a_clock_that_is_off(office: Office, seconds: int, verdict: Verdict) -> None:
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


# --- changes to the record -----------------------------------------------------------------------------


def change(office: Office, statement: object) -> None:
    """Carries out one change of the record."""
    database = Database(office.settings.database_url)
    with database.write() as session:
        session.execute(statement)  # type: ignore[call-overload]
    database.close()


def execute(office: Office, sql: str) -> None:
    """The same, in SQL."""
    change(office, text(sql))


def role_id(office: Office, title: str) -> int:
    """The id of a role."""
    database = Database(office.settings.database_url)
    with database.read() as session:
        found = session.query(Role.id).filter(Role.title == title).scalar()
    database.close()
    assert found is not None
    return int(found)
