"""What carries Muster to an office's machines: the image, Compose, the unit, the Procfile, and the server's lock."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
import yaml

from bot.cli import muster
from bot.rehearsal.workspace.remote import Workspace
from bot.settings import Settings
from storage.record.database import Database
from tests.flows.stage import free_port, wait_for
from tests.house.source import product
from tests.operations.samples import APP_TOKEN, CHIEF, DIGEST, ROOT, TOKEN

MOST_MEGABYTES = 150
UNIT = "docs/systemd/muster.service"
ENDED_WELL = (0, -signal.SIGTERM)
INTERPRETER = "/opt/muster/.venv/bin/python"
ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
STEP = re.compile(r"^([A-Z]+) (.+)$", re.MULTILINE)


def said(name: str) -> str:
    """The text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def steps(of: str) -> list[list[str]]:
    """The arguments of each instruction of this kind in the Dockerfile."""
    return [words.split() for kind, words in STEP.findall(said("Dockerfile")) if kind == of]


def procfile() -> dict[str, list[str]]:
    """Each process with its command, the interpreter left out."""
    lines = re.findall(r"^(\w+): python (.+)$", said("Procfile"), re.MULTILINE)
    return {name: words.split() for name, words in lines}


def services() -> dict[str, Any]:
    """The services of the Compose file."""
    found: dict[str, Any] = yaml.safe_load(said("compose.yaml"))["services"]
    return found


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """The folder that the Dockerfile lays down, of what .dockerignore lets through, and nothing beside it."""
    app = tmp_path / "app"
    for source, target in steps("COPY"):
        assert not ignored(source), f"{source} does not reach the builder"
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, app / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            app.mkdir(exist_ok=True)
            shutil.copy(ROOT / source, app / target)
    return app


def ignored(name: str) -> bool:
    """Whether .dockerignore keeps it back: the last line that fits decides."""
    verdict = False
    for line in said(".dockerignore").splitlines():
        if line and not line.startswith("#") and fnmatch(name, line.lstrip("!")):
            verdict = not line.startswith("!")
    return verdict


class Host:
    """A host that starts commands in an empty folder, with the image on its path and settings in the environment."""

    def __init__(self, image: Path, settings: dict[str, str]) -> None:
        self.settings = {"PYTHONPATH": str(image), "PATH": "", **settings}
        self.directory = image.parent / "data"
        self.directory.mkdir()

    @contextmanager
    def runs(self, arguments: list[str], **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """The command as a process; whatever became of it, it ends with the `with`."""
        environment = {**self.settings, **more}
        with subprocess.Popen([sys.executable, *arguments], cwd=self.directory, env=environment) as process:
            try:
                yield process
            finally:
                process.kill()


@pytest.fixture
def host(image: Path, workspace: Workspace, empty_database: Database) -> Host:
    """A host with good settings and an empty database."""
    given = Settings(
        bot_token=TOKEN,
        app_token=APP_TOKEN,
        signing_secret="made up",
        api_url=workspace.api_url,
        database_url=empty_database.url.render_as_string(hide_password=False),
        digest_channel=DIGEST,
        chief_channel=CHIEF,
        tick_seconds=0.2,
    )
    values = {name: getattr(given, key) for key, name in Settings.NAMES.items()}
    return Host(image, {name: str(value) for name, value in values.items() if value not in ("", ())})


def healthy(port: int) -> bool:
    """Whether `/healthz` says that all is well."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (HTTPError, URLError, OSError):
        return False


def ended(process: "subprocess.Popen[bytes]") -> int:
    """How a process ends that is asked to stop: by itself, or, as uvicorn's, by the signal once all is done."""
    process.send_signal(signal.SIGTERM)
    return process.wait(30)


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
