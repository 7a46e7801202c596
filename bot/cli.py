"""The command line: `python -m bot` and its commands, a line each. What a command does lives in bot/commands,
and is imported when it is asked for: help and a plan's check need not wait for what only a server uses."""

import logging
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module

import click

from bot.clock import ClockUnusable
from bot.settings import SettingMissing
from storage.record.causes import caused

COMMANDS = {
    "rehearse": ("rehearse", "Play a whole quarter on an embedded workspace, no Slack account needed."),
    "init": ("init", "Ask for what Muster needs, try each answer at once, and write .env."),
    "run": ("run", "Serve the office from one process, by Socket Mode."),
    "web": ("web", "Listen to Slack over HTTP, behind a load balancer."),
    "worker": ("worker", "Tick and deliver, without listening: the other half of `web`."),
    "plan": ("plan", "Check a plan file, take it into the record, and write the plan out again."),
    "returns": ("returns", "Take the returns of past quarters into the record."),
    "finance": ("finance", "Take a quarter's finance update into the record."),
    "measures": ("measures", "Take figures of measures into the record."),
    "report": ("report", "Write the newest draft of a quarter's paper as a Word file."),
    "doctor": ("doctor", "Say what is missing or wrong, and what to do about it."),
    "manifest": ("manifest", "Print the Slack app's manifest."),
    "backup": ("database", "Write the whole record to a file, as it is at this moment."),
    "archive": ("archive", "Write the whole record as files that are read without Muster, and check them."),
    "restore": ("database", "Put a backup into an empty database."),
    "db": ("database", "Look after the database's shape."),
}
"""Each command with its module in bot/commands, where it has the same name, and what help says of it."""


class WhenAsked(MutableMapping[str, click.Command]):
    """The commands by name; each is imported the first time that it is looked up."""

    def __init__(self) -> None:
        self._known: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._known:
            module, _ = COMMANDS[name]
            self._known[name] = getattr(import_module(f"bot.commands.{module}"), name)
        return self._known[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class CommandLine(click.Group):
    """The group of all commands, whose help imports none of them and keeps the order of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, first what a newcomer needs first."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lines of the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    cls=CommandLine,
    commands=WhenAsked(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
def muster() -> None:
    """Muster asks every lead in a police and crime plan how it stands, each quarter, in Slack, and drafts the
    paper for the Police and Crime Panel.

    New here? Try `python -m bot rehearse`: a whole quarter on an embedded workspace, no Slack account needed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command; what a person can put right is said in words, and of a fault of ours where it happened."""
    try:
        with caused():
            muster(arguments, prog_name="python -m bot")
    except Exception as error:
        words = said_of(error) or fault_of_ours(error)
        logging.getLogger(__name__).debug("refused", exc_info=True)
        click.echo(words, err=True)
        sys.exit(1)


def fault_of_ours(error: Exception) -> str:
    """Where Muster itself failed, without what the exception quotes: it may be what people wrote, or a password."""
    from bot.watching.logs import steps

    way = "\n".join(steps(error))
    return f"{way}\nThis is a fault of Muster's. Please report the lines above; they hold nothing that people wrote."


def said_of(error: Exception) -> str | None:
    """What a person can put right, as a sentence; None for a fault of ours."""
    # Only now: help is quick without the libraries of the database and of Slack.
    from bot.in_words import in_words
    from storage.record.database import Unreachable, WrongDatabase

    if isinstance(error, SettingMissing | ClockUnusable | Unreachable | WrongDatabase):
        return str(error)
    return in_words(error)
