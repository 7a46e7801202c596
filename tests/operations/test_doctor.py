"""doctor says what is missing or wrong, in words, and changes nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import ScalarSelect, delete, select, text, update

from bot.clock import Clocks
from bot.doctor.lines import Severity
from bot.doctor.time import bank_holidays
from storage.enums import Route
from storage.record.database import LIVE, REHEARSAL, Database
from storage.record.heartbeats import WorkerSeen, beat
from storage.tables import Commitment, Holding, Installation, Priority, Role
from tests.operations.any_rows import read_rows
from tests.operations.conftest import Office
from tests.operations.samples import NOW

FINE, LOOK, MEND = Severity.FINE, Severity.LOOK, Severity.MEND

# --- as a whole ----------------------------------------------------------------------------------------


def test_a_good_office_has_nothing_to_mend(office_of_each_kind: Office) -> None:
    """With plan, people, channels and tokens in order there is nothing to mend, on either database."""
    assert office_of_each_kind.findings(MEND) == []
    assert "Everyone who is asked in Slack has an account (24 roles)." in office_of_each_kind.findings(FINE)


def test_the_command_shows_marks_and_ends_well(office: Office) -> None:
    """`doctor` prints a mark and a word for each finding, and its exit code is 0 when nothing must be mended."""
    done = office.run_apart("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✔ Fine  Slack takes the bot token: muster in Office." in done.stdout
    assert "▲ Look" in done.stdout
    assert "Nothing to mend" in done.stdout


def test_the_command_fails_when_something_must_be_mended(office: Office) -> None:
    """A wrong token is a sentence with what to do, and the exit code is 1; nothing is a traceback."""
    done = office.changed(bot_token="xoxb-of-another-app").run("doctor")
    assert done.exit_code == 1
    assert "✖ Mend  Slack refuses SLACK_BOT_TOKEN: Slack does not know it (invalid_auth)." in done.stdout
    assert "→ Copy the token again" in done.stdout
    assert done.stderr == ""


def test_nothing_set_up_at_all(office: Office, tmp_path: Path) -> None:
    """In an empty directory without settings doctor says what is missing, and makes no database."""
    empty = tmp_path / "empty"
    empty.mkdir()
    bare = replace(office.changed(bot_token="", app_token="", digest_channel="", chief_channel="", clock=""))
    done = replace(bare.changed(database_url="sqlite:///muster.db"), directory=empty).run_apart("doctor")
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
        ("digest_channel", "#plan", "MUSTER_DIGEST_CHANNEL is not the id of a channel."),
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
    office_of_each_kind.change(text("UPDATE alembic_version SET version_num = '0001'"))
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
    office.change(update(Installation).values(mode=mode))
    assert len(office.changed(clock=clock).findings(MEND, "Database")) == 1


def test_the_sign_of_life(office: Office) -> None:
    """A worker that was at work a moment ago is fine; one that has been quiet for hours is to be looked at."""
    assert "No worker has been at work yet." in office.findings(LOOK)
    database = Database(office.settings.database_url)
    with database.write() as session:
        beat(session, "worker", WorkerSeen(NOW - timedelta(seconds=20)), NOW)
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
    office_of_each_kind.change(
        delete(Holding).where(Holding.role_id == role("Head of Scrutiny")),
    )
    assert office_of_each_kind.findings(MEND) == ["Nobody holds Head of Scrutiny, which leads 2 commitments."]


def test_a_plan_with_gaps(office: Office) -> None:
    """A priority without a statement or a commitment is to be looked at."""
    office.change(update(Priority).where(Priority.code == "1").values(statement=""))
    office.change(update(Commitment).values(priority_id=2))
    found = office.findings(LOOK, "Plan")
    assert "Priority 1 has no statement of what it is for." in found
    assert "Priority 3 has no commitment." in found


def test_a_route_that_leads_nowhere(office: Office) -> None:
    """A lead who is asked through a co-lead, where none is named, must be mended."""
    office.change(update(Role).where(Role.title == "Head of Scrutiny").values(route=Route.CO_LEAD))
    office.change(update(Commitment).values(force_lead_role_id=None))
    found = office.findings(MEND, "Plan")
    assert found
    assert all("asked through a co-lead, and names none" in line for line in found)


def test_a_duty_that_nobody_has(office: Office) -> None:
    """Without a plan office, doctor says what does not work."""
    office.change(delete(Holding).where(Holding.role_id == role("Governance Manager")))
    assert any("nobody may open a quarter" in line for line in office.findings(LOOK, "Plan"))


def role(title: str) -> ScalarSelect[int]:
    """The id of a role, for a change."""
    return select(Role.id).where(Role.title == title).scalar_subquery()
