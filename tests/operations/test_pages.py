"""What the pages for an office say agrees with the program: settings, scopes, commands, processes."""

import re
from typing import Any

import pytest
from slack_bolt import App

from bot.cli import muster
from bot.manifest import manifest, scopes_of
from bot.settings import Settings
from handlers import register
from handlers.belonging import Home
from handlers.desk import Channels, Desk
from storage.record.database import Database
from tests.operations.samples import NOW, ROOT, TEAM, TOKEN

SLACK_APP = "docs/slack-app.md"
SCOPE_ROW = re.compile(r"^\| `([a-z_.:]+)` \|", re.MULTILINE)
COMMAND_ROW = re.compile(r"^\| `(/[a-z]+)` \|", re.MULTILINE)


def page(name: str) -> str:
    """The text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".env.example", "docs/operations.md"])
def test_every_setting_is_explained(name: str) -> None:
    """Each setting that Muster reads is in the example and on the page, and no other is."""
    pattern = r"^#?([A-Z_]+)=" if name == ".env.example" else r"^\| `([A-Z_]+)` \|"
    assert sorted(re.findall(pattern, page(name), re.MULTILINE)) == sorted(Settings.NAMES.values())


def test_the_example_says_the_defaults() -> None:
    """A setting that stands commented out in the example shows its default."""
    defaults = {name: str(getattr(Settings(), key)) for key, name in Settings.NAMES.items()}
    shown = dict(re.findall(r"^#([A-Z_]+)=(.*)$", page(".env.example"), re.MULTILINE))
    del shown["MUSTER_CLOCK"]  # whose default is the time
    assert shown == {name: defaults[name].removesuffix(".0") for name in shown}


def test_every_scope_is_explained() -> None:
    """The page gives a reason for each scope of the manifest, and for no other."""
    assert sorted(SCOPE_ROW.findall(page(SLACK_APP))) == sorted(scopes_of(manifest()))


class Noting(App):
    """Bolt's own App, which also notes the slash commands it is given."""

    def command(self, command: str | re.Pattern[str], *rest: Any, **more: Any) -> Any:
        """As in Bolt."""
        commands.append(str(command))
        return super().command(command, *rest, **more)


commands: list[str] = []


def test_every_command_is_announced(sqlite_url: str) -> None:
    """Each slash command that Muster answers is in the manifest and on the page, and no other is."""
    commands.clear()
    app = Noting(token=TOKEN, token_verification_enabled=False, signing_secret="made up")
    register(app, Desk(Database(sqlite_url), lambda: NOW, Channels("C0A", "C0B")), Home(TEAM))
    announced = [command["command"] for command in manifest()["features"]["slash_commands"]]
    assert sorted(announced) == sorted(commands) == sorted(COMMAND_ROW.findall(page(SLACK_APP)))


def test_every_process_is_a_command() -> None:
    """Each line of the Procfile starts a command that there is, and the page names each."""
    for name, command in re.findall(r"^(\w+): python -m bot (\w+)", page("Procfile"), re.MULTILINE):
        assert command in muster.commands
        assert f"| `{name}` |" in page("docs/operations.md")


def test_every_command_line_on_the_pages_is_one() -> None:
    """Each `python -m bot …` on the pages names a command that there is."""
    for name in ("docs/operations.md", SLACK_APP, ".env.example"):
        named = re.findall(r"python -m bot (\w+)", page(name))
        assert set(named) <= muster.commands.keys()


@pytest.mark.parametrize("name", ["docs/operations.md", SLACK_APP])
def test_links_lead_somewhere(name: str) -> None:
    """Each link from a page to a file of the repository finds it."""
    for target in re.findall(r"\]\(([^)#:]+)\)", page(name)):
        assert ((ROOT / name).parent / target).resolve().exists(), target
