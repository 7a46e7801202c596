"""From an office's own file to a played quarter: adopted with the likeliest for all, and rehearsed with its past."""

import json
import subprocess
import sys
from pathlib import Path

from bot.rehearsal.workspace.remote import ROOT
from tests.plan.adoption.older_shapes import FILES


def test_a_plan_of_one_s_own_is_rehearsed(tmp_path: Path) -> None:
    """One command reads the file, one plays the quarter after its past returns; every message arrives once."""
    theirs, mine, out = tmp_path / "in-one-cell.xlsx", tmp_path / "mine.xlsx", tmp_path / "out"
    theirs.write_bytes(FILES[theirs.name]())
    for words in (
        ("plan", "adopt", str(theirs), "--to", str(mine), "--yes"),
        ("rehearse", "--headless", "--plan", str(mine), "--returns", str(mine), "--out", str(out)),
    ):
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["quarter"] == "2015/16 Q4"
    assert summary["returns"]["expected"] == 4
    assert summary["messages"]["doubled"] == summary["messages"]["lost"] == 0
