"""What carries Muster to an office's machines: the image, Compose, the unit, the Procfile, and the server's lock."""

import re
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import muster
from bot.settings import Settings
from storage.record.database import Database
from tests.flows.stage import free_port, wait_for
from tests.house.source import product
from tests.operations.host import Host, ended, healthy, procfile, said, steps

MOST_MEGABYTES = 150
UNIT = "docs/systemd/muster.service"
ENDED_WELL = (0, -signal.SIGTERM)
INTERPRETER = "/opt/muster/.venv/bin/python"
ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def services() -> dict[str, Any]:
    """The services of the Compose file."""
    found: dict[str, Any] = yaml.safe_load(said("compose.yaml"))["services"]
    return found


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
def test_the_processes_run_from_the_image_alone(host: Host) -> None:
    """In an empty folder, with nothing but what the image holds, release, web and worker come to be well, and one web
    takes another's place while somebody always answers."""
    processes, ports = procfile(), (free_port(), free_port())
    with host.runs(processes["release"]) as release:
        assert release.wait(30) == 0
    with ExitStack() as all_of_them:
        web, worker = (
            all_of_them.enter_context(host.runs(processes[name], PORT=str(ports[0])))
            for name in ("web", "worker")
        )
        wait_for(lambda: healthy(ports[0]), 30)
        another = all_of_them.enter_context(host.runs(processes["web"], PORT=str(ports[1])))
        wait_for(lambda: healthy(ports[1]), 30)
        assert ended(web) in ENDED_WELL
        assert healthy(ports[1])
        assert {ended(another), ended(worker)} <= set(ENDED_WELL)


def test_compose_starts_what_the_procfile_names() -> None:
    """Compose has the Procfile's processes and a database: release waits for the database, the others for release."""
    found = services()
    commands = {name: one["command"].split()[1:] for name, one in found.items() if "command" in one}
    assert commands == procfile()
    assert found.keys() - commands.keys() == {"database"}
    waits = {name: one["depends_on"] for name, one in found.items() if "depends_on" in one}
    released = {"release": {"condition": "service_completed_successfully"}}
    assert waits == {
        "release": {"database": {"condition": "service_healthy"}},
        "web": released,
        "worker": released,
    }


def test_compose_sets_what_muster_reads_and_opens_nothing() -> None:
    """What Compose sets are settings, the address of the database is one, and no port is open to other machines."""
    found = services()
    for name in procfile():
        assert found[name]["environment"].keys() <= set(Settings.NAMES.values())
        url = re.sub(r"\$\{.*?\}", "secret", found[name]["environment"]["DATABASE_URL"])
        assert Database(url).url.host == "database"
    ports = [port for one in found.values() for port in one.get("ports", ())]
    assert [port.partition(":")[0] for port in ports] == ["127.0.0.1"]


def test_the_image_starts_what_the_command_line_knows() -> None:
    """The image runs `run` unless told otherwise, as somebody who is not root."""
    (command,) = steps("CMD")
    assert [word.strip('[",]') for word in command][:3] == ["python", "-m", "bot"]
    assert command[-1].strip('"]') in muster.commands
    assert [user for (user,) in steps("USER")] == ["10001"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_the_unit_is_one(tmp_path: Path) -> None:
    """systemd takes every line of the unit, and calls what it leaves open little."""
    unit = tmp_path / "muster.service"
    unit.write_text(said(UNIT).replace(INTERPRETER, sys.executable), encoding="utf-8")
    checks = (["verify", "--man=no"], ["security", "--offline=true", "--threshold=20"])
    for check in checks:
        done = subprocess.run(
            ["systemd-analyze", *check, str(unit)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert f"ExecStart={INTERPRETER} -m bot run\n" in said(UNIT)


def test_a_server_installs_what_the_code_imports_and_no_test_tools() -> None:
    """requirements.txt is the part of requirements.lock that the four floors import, with what that needs in turn."""
    server, developer = (
        dict(ENTRY.findall(said("requirements.txt"))),
        dict(ENTRY.findall(said("requirements.lock"))),
    )
    assert server.items() < developer.items()
    assert not server.keys() & {
        "pytest",
        "mypy",
        "ruff",
        "playwright",
        "hypothesis",
        "httpx",
        "import-linter",
    }
    homes = packages_distributions()
    imported = {
        name for module in product() for name in re.findall(r"^ *(?:from|import) (\w+)", module.text, re.M)
    }
    wanted = {home.lower().replace("_", "-") for name in imported & homes.keys() for home in homes[name]}
    assert wanted <= server.keys()


@pytest.mark.long
def test_a_server_is_small(image: Path, tmp_path: Path) -> None:
    """Installed with its hashes into an empty folder, the server's lock takes less than 150 MB, and runs Muster."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    python = venv / "bin" / "python"
    install = ["install", "--quiet", "--require-hashes", "--requirement", str(image / "requirements.txt")]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True)
    size = sum(path.lstat().st_size for path in venv.rglob("*"))
    done = subprocess.run([python, "-m", "bot", "db", "upgrade"], cwd=image, check=True, capture_output=True)
    assert b"from nothing to revision" in done.stdout
    assert size < MOST_MEGABYTES * 1_000_000
