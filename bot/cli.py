"""The command line: `python -m bot` and its commands, a line each. What a command does lives in bot/commands."""

import logging
import sys

import click

from bot.clock import ClockUnusable
from bot.commands.database import backup, db, restore
from bot.commands.doctor import doctor
from bot.commands.manifest import manifest
from bot.commands.plan import plan
from bot.commands.rehearse import rehearse
from bot.commands.report import report
from bot.commands.returns import returns
from bot.commands.running import run, web, worker
from bot.settings import SettingMissing
from storage.database import WrongDatabase

UNDERSTOOD = (SettingMissing, ClockUnusable, WrongDatabase)
"""What a person can put right, said in a sentence and not in a traceback."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def muster() -> None:
    """Muster asks every lead in a police and crime plan how it stands, each quarter, in Slack, and drafts the
    paper for the Police and Crime Panel.

    New here? Try `python -m bot rehearse`: a whole quarter on an embedded workspace, no Slack account needed."""


OFFICE = (plan, returns, report)
PROCESSES = (rehearse, run, web, worker)
UPKEEP = (doctor, manifest, backup, restore, db)

for command in (*PROCESSES, *OFFICE, *UPKEEP):
    muster.add_command(command)


def main() -> None:
    """Runs one command; what a person can put right is said in words."""
    try:
        muster(prog_name="python -m bot")
    except UNDERSTOOD as error:
        logging.getLogger(__name__).debug("refused", exc_info=True)
        click.echo(str(error), err=True)
        sys.exit(1)
