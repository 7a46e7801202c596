"""`python -m bot rehearse --headless`: a whole quarter on a made-up plan, as a process, from its files alone."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.rehearsal.workspace.remote import ROOT
from storage.enums import Direction, Rating
from storage.facts.plan import QuarterName
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan, generated_returns, write_returns

COMMITMENTS, LEADS = 12, 5
SHAPE = {
    "plan": str,
    "quarter": str,
    "office_time": {"from": str, "to": str},
    "seconds": float,
    "asked": int,
    "returns": dict.fromkeys(
        ("expected", "submitted", "agreed", "sent_back", "late", "no_return", "waived"), int
    ),
    "ratings": dict.fromkeys((rating.value for rating in Rating), int),
    "directions": dict.fromkeys((direction.value for direction in Direction), int),
    "asks": {"rechecks": dict.fromkeys(("wanted", "came", "waived"), int)},
    "messages": dict.fromkeys(("owed", "sent", "doubled", "lost", "failed", "refused_by_workspace"), int),
    "troubles": list,
}
"""What summary.json holds."""


def rehearse(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command as an office would; what it prints is kept."""
    command = [sys.executable, "-m", "bot", "rehearse", "--out", str(folder), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)


def shape(value: Any) -> Any:
    """The types of a JSON value, by key."""
    return {key: shape(each) for key, each in value.items()} if isinstance(value, dict) else type(value)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a rehearsal of a small plan, which ended well."""
    folder = tmp_path_factory.mktemp("rehearsal")
    plan = generated_plan(COMMITMENTS, leads=LEADS, greedy_lead=4)
    write_yaml(plan, folder / "plan.yaml")
    write_returns(generated_returns(plan, QuarterName(2021, 1)), folder / "returns.csv")
    files = ["--plan", str(folder / "plan.yaml"), "--returns", str(folder / "returns.csv")]
    done = rehearse(folder / "out", "--headless", "--quarter", "2021/22 Q2", *files)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "out"


@pytest.fixture(scope="module")
def summary(out: Path) -> dict[str, Any]:
    """What it came to."""
    found: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return found


def test_the_summary_has_its_shape(summary: dict[str, Any]) -> None:
    """Every key is there with its kind of value, and no other."""
    assert shape(summary) == SHAPE


def test_the_summary_adds_up(summary: dict[str, Any]) -> None:
    """Each return is accounted for once, by state, by rating and by direction; one lead never answers."""
    returns = summary["returns"]
    assert returns["expected"] == COMMITMENTS
    states = ("submitted", "agreed", "sent_back", "no_return", "waived")
    assert sum(returns[state] for state in states) == COMMITMENTS
    assert returns["no_return"] == summary["ratings"]["none"] > 0
    assert 0 < returns["late"] <= returns["submitted"] + returns["agreed"]
    assert returns["agreed"] > 0
    assert sum(summary["ratings"].values()) == sum(summary["directions"].values()) == COMMITMENTS
    assert summary["asked"] == LEADS


def test_no_message_is_doubled_lost_or_refused(summary: dict[str, Any]) -> None:
    """By the workspace's own journal each owed message stands there once, and nobody got stuck."""
    messages = summary["messages"]
    assert messages["sent"] == messages["owed"] > LEADS
    assert not any(messages[key] for key in ("doubled", "lost", "failed", "refused_by_workspace"))
    assert summary["troubles"] == []


def test_what_is_off_track_is_looked_at_again(summary: dict[str, Any]) -> None:
    """Before the meeting that takes the paper each lead who is asked says how it stands by then."""
    checks = summary["asks"]["rechecks"]
    assert checks["came"] == checks["wanted"] > 0 == checks["waived"]


def test_it_plays_the_quarter_from_its_last_day_to_the_meeting(summary: dict[str, Any]) -> None:
    """The office's time runs from the afternoon of 30 September to two working days before the paper is due."""
    began, ended = (datetime.fromisoformat(summary["office_time"][key]) for key in ("from", "to"))
    assert summary["quarter"] == "2021/22 Q2"
    assert (began.date().isoformat(), ended.date().isoformat()) == ("2021-09-30", "2021-11-05")


def test_the_folder_holds_the_paper_and_the_transcript(out: Path) -> None:
    """A Word file, and a line of JSON with the office's time for each call and event."""
    assert (out / "report.docx").read_bytes().startswith(b"PK")
    lines = [json.loads(line) for line in (out / "transcript.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"call", "envelope", "ack"} <= {line["kind"] for line in lines}
    assert (out / "muster.db").exists()


def test_the_paper_can_be_drawn_again_from_the_rehearsals_database(out: Path, tmp_path: Path) -> None:
    """`report --remake` reads a rehearsal's record as it does an office's, without its clock."""
    command = [sys.executable, "-m", "bot", "report", "--remake", "--out", str(tmp_path / "again.docx")]
    place = {**os.environ, "DATABASE_URL": f"sqlite:///{out / 'muster.db'}"}
    done = subprocess.run(
        command, cwd=ROOT, env=place, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Drawn again, the paper" in done.stdout
    assert (tmp_path / "again.docx").read_bytes().startswith(b"PK")


def test_the_story_tells_who_said_what(out: Path) -> None:
    """Day by day, by role: the prompt, the answer, the refusal, the receipt and the draft."""
    story = (out / "story.md").read_text(encoding="utf-8")
    assert story.startswith("## Friday 1 October 2021\n\n**09:30** Muster → ")
    assert "**09:30** Muster → Lead 1:\n> *Quarter 2 2021/22" in story
    for words in (
        "presses [Update] beside “",
        "submits *Update ANY-",
        "Refused:\n> That is 10 characters",
        " in the thread:\n> ✔ *Recorded: ANY-",
        "Muster → #police-and-crime-plan:\n> *Plan update, Monday 4 October",
        "## Friday 22 October 2021\n\n**09:00** Muster → #chief-executive:\n> *DRAFT · Quarter 2 2021/22",
    ):
        assert words in story
    assert ":large_green_circle:" not in story


def test_a_plan_with_faults_is_refused_before_anything_starts(tmp_path: Path) -> None:
    """The faults are told, the exit code says no, and no folder is made."""
    (tmp_path / "plan.yaml").write_text("format: 1\n", encoding="utf-8")
    done = rehearse(tmp_path / "out", "--headless", "--plan", str(tmp_path / "plan.yaml"))
    assert done.returncode != 0
    assert "plan.yaml" in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()
