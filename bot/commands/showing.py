"""How commands show what they found: faults as a table in groups, and the plain words for being refused."""

import sys
from collections.abc import Callable, Sequence
from html import unescape
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from digests.plan.faults import fault_place
from storage.plan.files.faults import Fault

NOTHING_CHANGED = "Nothing was changed."


def console() -> Console:
    """The terminal, or whatever the output is sent to."""
    if isinstance(sys.stdout, TextIOWrapper):
        # An old terminal may not know a tick: a question mark in its place is better than no answer.
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False)


def show_faults(head: str, faults: Sequence[Fault], sentence: Callable[[Fault], str]) -> None:
    """A table of the faults, a section for each part of the file."""
    # Folded, not cut: a place that cannot be read in full cannot be found.
    table = Table(title=Text(head), title_justify="left", show_lines=False)
    table.add_column("Where", overflow="fold", max_width=36)
    table.add_column("What is wrong, and what would be right")
    for _, group in groupby(faults, key=lambda fault: fault.field.partition(".")[0]):
        for fault in group:
            # Text, for a value in square brackets would be taken for markup.
            table.add_row(Text(fault_place(fault)), Text(sentence(fault)))
        table.add_section()
    console().print(table)


def without_marks(words: str) -> str:
    """What is written for Slack, as a terminal shows it: no marks of bold, and each sign as it was typed."""
    return unescape(words.replace("*", ""))


def refuse(words: str = NOTHING_CHANGED) -> NoReturn:
    """Ends the command with exit code 1."""
    console().print(Text(words))
    raise SystemExit(1)


def free(path: Path, replace: bool) -> Path:
    """A path that may be written. Raises ClickException where a file is and nobody said to replace it."""
    if path.exists() and not replace:
        raise click.ClickException(f"{path} is there already. Choose another name, or add --replace.")
    return path
