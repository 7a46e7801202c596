"""An emulator of Slack that others wrote (npm `emulate`), started for the contract tests where Node is present."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.workspace.samples import BOT, SCOPES, TOKEN

BUILD = Path(__file__).resolve().parents[2] / "build"
INSTALL_SECONDS, START_SECONDS = 60, 20
SEED = {
    "slack": {
        "team": {"name": "Sample office", "domain": "sample-office"},
        "users": [{"name": "lead", "real_name": "Head of Scrutiny", "email": "lead@office.example"}],
        "channels": [{"name": "plan-digest"}],
        "oauth_apps": [
            {
                "client_id": "1.2",
                "client_secret": "not-a-secret",
                "app_id": "AMUSTER",
                "name": "app",
                "redirect_uris": ["http://127.0.0.1/"],
                "scopes": [*SCOPES, "files:read"],
                "bot_id": "BBOT",
                "bot_user_id": BOT,
                "bot_name": "app",
            }
        ],
        "tokens": [
            {
                "token": TOKEN,
                "type": "bot",
                "user_id": BOT,
                "bot_id": "BBOT",
                "bot_user_id": BOT,
                "scopes": [*SCOPES, "files:read"],
            }
        ],
        "strict_scopes": True,
    }
}


@contextmanager
def emulator(folder: Path) -> Iterator[str]:
    """Its Web API's base URL. Skips the test, saying why, where it cannot be had."""
    program = _installed()
    seed = folder / "seed.yaml"
    seed.write_text(json.dumps(SEED), encoding="utf-8")
    port = _free_port()
    command = ["node", str(program), "start", "--service", "slack", "--port", str(port), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}/api/"
        finally:
            process.terminate()


def _installed() -> Path:
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("Node is not here, so the contract is tried on Muster's own workspace only")
    version = _version()
    folder = BUILD / f"emulate-{version}"
    program = folder / "node_modules" / "emulate" / "dist" / "index.js"
    if not program.exists():
        _install(version, folder)
    return program


def _version() -> str:
    """0.12.2 needs module.registerHooks, which Node has from 22.15 on; before that, 0.8.0."""
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = (int(part) for part in said.strip().removeprefix("v").split(".")[:2])
    return "0.12.2" if (major, minor) >= (22, 15) else "0.8.0"


def _install(version: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), f"emulate@{version}"]
    try:
        subprocess.run(command, capture_output=True, timeout=INSTALL_SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip(f"npm could not install emulate {version} here")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            urlopen(url, timeout=1).close()  # noqa: S310 - loopback
        except URLError as error:
            if hasattr(error, "code"):
                return
            time.sleep(0.1)
        else:
            return
    pytest.skip("the emulator did not start")
