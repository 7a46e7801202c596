"""A host of an office's: folders with nothing but what the Dockerfile lays down, and commands that run there."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.operations.samples import ROOT

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


def laid_down(app: Path) -> Path:
    """The folder that the Dockerfile lays down, of what .dockerignore lets through, and nothing beside it."""
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

    def types(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """`python -m bot` with these arguments, to its end."""
        line = [sys.executable, "-m", "bot", *arguments]
        return subprocess.run(
            line,
            cwd=self.directory,
            env=self.settings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def installs(self, image: Path) -> None:
        """From now on it starts this release."""
        self.settings["PYTHONPATH"] = str(image)


def healthy(port: int) -> bool:
    """Whether `/healthz` says that all is well."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (HTTPError, URLError, OSError):
        return False


def said_at(port: int) -> str:
    """What `/healthz` says, whatever it finds; "" where nobody answers."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return error.read().decode()
    except (URLError, OSError):
        return ""


def ended(process: "subprocess.Popen[bytes]") -> int:
    """How a process ends that is asked to stop: by itself, or, as uvicorn's, by the signal once all is done."""
    process.send_signal(signal.SIGTERM)
    return process.wait(30)
