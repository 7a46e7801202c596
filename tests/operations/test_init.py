"""`init`, from the first question to a Muster in good order; the rehearsal's workspace stands for Slack."""

import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, suppress
from datetime import datetime
from pathlib import Path
from string import printable

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from bot.cli import muster
from bot.context import current_clocks, current_settings
from bot.first_day.env_file import Unwritable, with_values
from bot.rehearsal.workspace.remote import Workspace
from bot.settings import Settings, in_text
from storage.plan.files.document import PlanDocument
from storage.plan.files.writing import write_yaml
from tests.flows.stage import wait_for
from tests.operations.samples import APP_TOKEN, CHIEF, DIGEST, ELSEWHERE, PLAN, ROOT, TOKEN

ANSWERS = ("run", TOKEN, APP_TOKEN, DIGEST, CHIEF, "", "", str(PLAN))
"""What a well-prepared office says: no channel for the plan office, and the record where it is proposed."""
HTTP = ("web", TOKEN, "made up", DIGEST, CHIEF, "", "", "")
OTHERS = "# ours\nPOSTGRES_PASSWORD=letters\nMUSTER_TICK_SECONDS=30\nSLACK_BOT_TOKEN=xoxb-an-older-one\n"


class FirstDay:
    """A new office's folder, and a keyboard."""

    def __init__(self, folder: Path, workspace: Workspace) -> None:
        self.folder = folder
        slack = {"SLACK_API_URL": workspace.api_url, "MUSTER_CLOCK": f"{workspace.url}/_rehearsal/clock"}
        blank = dict.fromkeys(Settings.NAMES.values())
        self.environment: Mapping[str, str | None] = {**blank, **slack, "COLUMNS": "200"}

    def types(self, *arguments: str, answers: tuple[str, ...] = ()) -> Result:
        """`python -m bot` with these arguments, and these lines on its standard input."""
        forget()
        with chdir(self.folder):
            done = CliRunner().invoke(
                muster, arguments, "".join(f"{one}\n" for one in answers), self.environment
            )
        forget()
        return done

    @property
    def env(self) -> Path:
        """The file that is written."""
        return self.folder / ".env"

    def settings(self) -> Mapping[str, str | None]:
        """What it says."""
        return in_text(self.env.read_text(encoding="utf-8"))


def forget() -> None:
    """The next command is a process of its own."""
    current_settings.cache_clear()
    current_clocks.cache_clear()


@pytest.fixture
def first_day(tmp_path: Path, workspace: Workspace) -> FirstDay:
    """Nothing yet but a Slack app."""
    return FirstDay(tmp_path, workspace)


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_from_nothing_to_all_is_well(first_day: FirstDay) -> None:
    """Answered and followed to its last line but one, `init` leaves nothing that doctor would have mended."""
    done = first_day.types("init", answers=ANSWERS)
    assert done.exit_code == 0, done.output
    assert (
        f"Next:\n  1. python -m bot plan import {PLAN}\n  2. python -m bot doctor\n  3. python -m bot run"
        in done.output
    )
    assert "Everyone who is asked in Slack has an account" in done.output
    assert "scopes it needs, and no others" in done.output
    assert mode(first_day.env) == 0o600
    assert first_day.types("plan", "import", str(PLAN), "--yes").exit_code == 0
    doctor = first_day.types("doctor")
    assert doctor.exit_code == 0, doctor.output
    assert "Nothing to mend" in doctor.output
    again = first_day.types("init", answers=(*ANSWERS[:-1], "yes"))
    assert "plan import" not in again.output.partition("Next:")[2]


def test_what_is_written_is_the_example_filled_in(first_day: FirstDay) -> None:
    """The file explains each setting as the example does, and holds the answers."""
    first_day.types("init", answers=HTTP)
    assert first_day.env.read_text(encoding="utf-8").count("\n# ") > 10
    found = {name: value for name, value in first_day.settings().items() if value}
    assert found == {
        "SLACK_API_URL": first_day.environment["SLACK_API_URL"],
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": "made up",
        "MUSTER_DIGEST_CHANNEL": DIGEST,
        "MUSTER_CHIEF_CHANNEL": CHIEF,
        "DATABASE_URL": "sqlite:///muster.db",
    }


def test_no_secret_is_shown(first_day: FirstDay) -> None:
    """Whatever is typed where, a token is nowhere in what is printed, nor is a password."""
    wrong = (
        "run",
        "xapp-Mistaken",
        "xoxb-Mistaken",
        TOKEN,
        "xoxb-Mistaken",
        APP_TOKEN,
        "xoxb-Mistaken",
        DIGEST,
    )
    rest = (
        CHIEF,
        "",
        "mysql://me:Mistaken@host/name",
        "postgresql://me:Mistaken@127.0.0.1:1/name",
        "keep",
        "",
    )
    done = first_day.types("init", answers=(*wrong, *rest))
    assert done.exit_code == 0, done.output
    for secret in (TOKEN, APP_TOKEN, "Mistaken"):
        assert secret not in done.output
    assert first_day.settings()["DATABASE_URL"] == "postgresql://me:Mistaken@127.0.0.1:1/name"
    assert "1. python -m bot db upgrade" in done.output


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("xapp-1", "SLACK_BOT_TOKEN is not a token of this kind"),
        ("xoxb-of-another-app", "Slack refuses SLACK_BOT_TOKEN: Slack does not know it (invalid_auth)."),
        ("", "Muster does not start without SLACK_BOT_TOKEN."),
    ],
)
def test_a_token_that_does_not_do_is_asked_for_again(first_day: FirstDay, answer: str, said: str) -> None:
    """Of another kind, unknown to Slack or empty: it is said why, and the next answer counts."""
    done = first_day.types("init", answers=("run", answer, *ANSWERS[1:]))
    assert said in done.output
    assert first_day.settings()["SLACK_BOT_TOKEN"] == TOKEN


def test_a_channel_without_muster_is_kept_or_left_out(first_day: FirstDay) -> None:
    """Where Muster is not in a channel it says how to invite it; `keep` takes it so, `later` leaves it out."""
    answers = (*ANSWERS[:3], ELSEWHERE, "keep", "later", *ANSWERS[5:])
    done = first_day.types("init", answers=answers)
    assert "Muster is not in #elsewhere" in done.output
    assert "/invite @Muster" in done.output
    found = first_day.settings()
    assert (found["MUSTER_DIGEST_CHANNEL"], found["MUSTER_CHIEF_CHANNEL"]) == (ELSEWHERE, "")


def test_who_is_not_found_is_named(first_day: FirstDay, document: PlanDocument) -> None:
    """Of a plan that is not in the record yet, whoever has no account in Slack is named by role; it stops nothing."""
    people = (replace_email(document, "nobody@office.example"), *document.people[1:])
    write_yaml(document.model_copy(update={"people": people}), first_day.folder / "our plan.yaml")
    (first_day.folder / "half.yaml").write_text("plan:\n", encoding="utf-8")
    done = first_day.types("init", answers=(*ANSWERS[:-1], "not-there.yaml", "half.yaml", "our plan.yaml"))
    assert done.exit_code == 0, done.output
    assert f"There is no file {first_day.folder / 'not-there.yaml'}." in done.output
    assert "in half.yaml must be put right first." in done.output
    assert f"Found in Slack: {len(people) - 1} of {len(people)} roles." in done.output
    assert "python -m bot plan import 'our plan.yaml'" in done.output
    assert f"{document.people[0].role} is not found in Slack (nobody@office.example)." in done.output


def replace_email(document: PlanDocument, email: str) -> object:
    """The plan's first role, at another address."""
    return document.people[0].model_copy(update={"email": email})


def test_a_file_that_is_there_is_never_lost(first_day: FirstDay) -> None:
    """Without a yes nothing is touched; with it the earlier file is kept, and what else stood there stays."""
    first_day.env.write_text(OTHERS, encoding="utf-8")
    refused = first_day.types("init", answers=(*ANSWERS, "no"))
    assert (refused.exit_code, first_day.env.read_text(encoding="utf-8")) == (1, OTHERS)
    assert first_day.types("init", answers=(*ANSWERS, "yes")).exit_code == 0
    before = first_day.folder / ".env.before"
    assert before.read_text(encoding="utf-8") == OTHERS
    assert (mode(before), mode(first_day.env)) == (0o600, 0o600)
    assert first_day.env.read_text(encoding="utf-8").startswith("# ours\nPOSTGRES_PASSWORD=letters\n")
    assert first_day.settings()["SLACK_BOT_TOKEN"] == TOKEN


def test_enter_keeps_what_is_set(first_day: FirstDay) -> None:
    """Run again, Enter all the way keeps every answer, and shows no secret in asking."""
    first_day.types("init", answers=HTTP)
    once = first_day.settings()
    done = first_day.types("init", answers=("", "", "", "", "", "", "", "", "yes"))
    assert done.exit_code == 0, done.output
    assert first_day.settings() == once
    assert f"Enter: {DIGEST}." in done.output
    assert TOKEN not in done.output


@pytest.mark.parametrize("given", range(len(ANSWERS)))
def test_answers_that_end_early_write_nothing(first_day: FirstDay, given: int) -> None:
    """Where there are too few answers, it is said and nothing is written."""
    done = first_day.types("init", answers=ANSWERS[:given])
    assert done.exit_code == 1
    assert "Nothing was changed." in done.output
    assert list(first_day.folder.iterdir()) == []


VALUES = st.text(printable, max_size=40).map(str.strip)


@given(st.lists(VALUES, min_size=2, max_size=2), VALUES.filter(lambda one: "\n" not in one))
@example(["a'b", ""], "x")
@example(["postgresql://m:p#${HOME}\\n@h/x", " #"], "x")
def test_a_value_is_read_again_as_it_was_given(values: list[str], other: str) -> None:
    """Whatever is written is read again as it was given, or is refused; the settings of others stay as they are."""
    text = f"OTHER={other!r}\n#DATABASE_URL=sqlite:///muster.db\n"
    wanted = dict(zip(("DATABASE_URL", "SLACK_BOT_TOKEN"), values, strict=True))
    with suppress(Unwritable):
        found = in_text(with_values(text, wanted))
        assert found == {**in_text(text), **wanted}


def test_at_a_terminal_secrets_stay_unseen(first_day: FirstDay) -> None:
    """Typed at a terminal, what is secret is not shown, and what is not is."""
    ours, theirs = pty.openpty()
    begin = (
        "import fcntl, termios, runpy, sys; fcntl.ioctl(0, termios.TIOCSCTTY, 0); sys.argv[1:] = ['init']; "
    )
    given = {name: value for name, value in first_day.environment.items() if value}
    with subprocess.Popen(
        [sys.executable, "-c", f"{begin}runpy.run_module('bot', run_name='__main__')"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=first_day.folder,
        env={**os.environ, **given, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        for answer in ANSWERS:
            while not shown.endswith(b"> "):
                shown += os.read(ours, 1024)
            os.write(ours, answer.encode() + b"\n")
            shown += os.read(ours, 1024)
        with suppress(OSError):
            while more := os.read(ours, 1024):
                shown += more
        assert process.wait(30) == 0
    os.close(ours)
    assert first_day.settings()["SLACK_BOT_TOKEN"] == TOKEN
    assert DIGEST.encode() in shown
    assert TOKEN.encode() not in shown
    assert APP_TOKEN.encode() not in shown


def test_the_first_day_as_the_docs_tell_it(first_day: FirstDay) -> None:
    """With the workspace of docs/rehearsal-workspace.md for Slack, from `init` to the first prompt: those whom it has
    are found, the others are named, and the one lead among them is asked."""
    page = (ROOT / "docs" / "rehearsal-workspace.md").read_text(encoding="utf-8")
    told = json.loads(page.partition("```json\n")[2].partition("```")[0])
    (lead,) = (one["id"] for one in told["users"] if one["real_name"] == "Engagement Officer")
    with Workspace.start(told) as slack:
        here = FirstDay(first_day.folder, slack)
        done = here.types(
            "init", answers=("run", "xoxb-made-up", "xapp-made-up", "C1", "C2", "", "", str(PLAN))
        )
        assert "Found in Slack: 2 of 24 roles." in done.output
        assert here.types("plan", "import", str(PLAN), "--yes").exit_code == 0
        faults = [line for line in here.types("doctor").output.splitlines() if "✖" in line]
        assert len(faults) == 22
        assert all("is not found in Slack" in line for line in faults)
        given = {name: value for name, value in here.environment.items() if value}
        with subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=here.folder,
            env={**os.environ, **given, "PYTHONPATH": str(ROOT), "MUSTER_TICK_SECONDS": "0.2"},
        ) as run:
            slack.jump(datetime.fromisoformat("2021-10-01T09:30:00+01:00"))
            wait_for(lambda: slack.messages(lead, lead), 30)
            run.terminate()
            assert run.wait(30) == 0
