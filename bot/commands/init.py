"""`init`: asks for what Muster needs, one question at a time, and writes `.env`. What is asked and how it is tried is
bot/first_day's."""

import getpass
import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.text import Text

from bot.clock import Clocks
from bot.commands.doctor import show
from bot.commands.showing import NOTHING_CHANGED, console
from bot.context import current_clocks, current_settings
from bot.doctor.case import Case
from bot.doctor.lines import Line, mend, safely
from bot.doctor.reaching import people
from bot.doctor.settings import WHERE
from bot.first_day import env_file
from bot.first_day.questions import (
    WAYS,
    SettingAsked,
    found,
    has_plan,
    is_refused,
    people_of,
    questions,
    with_answer,
)
from bot.settings import Settings, load
from digests.kit.labels import count
from storage.plan.files.reading import read_plan

KEEP, LATER = "keep", "later"
GREETING = (
    "Muster needs a Slack app (docs/slack-app.md), two channels and a plan. Each answer is tried at once; what is "
    f"secret is not shown. “{LATER}” leaves one out for now. Nothing is written before the end."
)
WAY = (
    "How will Muster listen?\n  run   Socket Mode, from one machine: no public address needed\n"
    "  web   HTTP, behind a load balancer\n"
)
PLAN = "Your plan file, to see who of it is in Slack. Enter: there is none yet."


@click.command()
def init() -> None:
    """Ask for what Muster needs, one question at a time, try each answer at once, and write .env here.

    Needs the Slack app of docs/slack-app.md. Slack is asked at SLACK_API_URL, if that is set. A .env that is there is
    kept as .env.before. Without a terminal, answers are read from the standard input, a line each. Exit code 1 when
    nothing was written."""
    given, clocks = current_settings(), current_clocks()
    tell(GREETING)
    way = way_to_listen(given)
    for question in questions(way):
        given = answered(question, given, clocks)
    case = Case(given, clocks)
    if is_new := not has_plan(case):
        plan = looked_for(case)
    else:
        show_all(safely(people(case)))
    keep(given, way)
    serving = {"run": "python -m bot run", "web": "python -m bot web, and beside it python -m bot worker"}
    upgrade = [] if case.file else ["python -m bot db upgrade"]
    imports = [f"python -m bot plan import {shlex.quote(plan or 'FILE')}"] if is_new else []
    steps = (*upgrade, *imports, "python -m bot doctor", serving[way])
    tell("\nNext:\n" + "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, 1)))


def tell(words: str) -> None:
    """Words as they are, never broken, so that a command can be copied."""
    console().print(Text(words), soft_wrap=True)


def heard(asks: str, hint: str, *, secret: bool = False) -> str:
    """One answer, from the keyboard or a line of the standard input. Raises ClickException where there is no more."""
    tell(f"\n{asks}{f' {hint}' if hint else ''}")
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
    else:
        try:
            line = (getpass.getpass if secret else input)("> ") + "\n"
        except EOFError:
            line = ""
    if not line:
        raise click.ClickException(f"There is no answer to this. {NOTHING_CHANGED}")
    return line.strip()


def way_to_listen(given: Settings) -> str:
    """`run` or `web`."""
    likely = "web" if given.signing_secret and not given.app_token else "run"
    while (way := heard(WAY, f"Enter: {likely}.") or likely) not in WAYS:
        tell("Please answer “run” or “web”.")
    return way


def answered(question: SettingAsked, given: Settings, clocks: Clocks) -> Settings:
    """The settings with an answer to this, once it was tried and stands, or was kept as it is."""
    last = getattr(given, question.field)
    known = last == getattr(Settings(), question.field) or not question.secret
    hint = f"Enter: {last if known else 'the one that is set'}." if last else WHERE.get(question.field, "")
    refused = False
    while True:
        answer = heard(question.asks, hint, secret=question.secret)
        if answer == LATER or not (answer or last or question.needed):
            return with_answer(given, question.field, getattr(Settings(), question.field))
        if answer == KEEP and refused:
            return with_answer(given, question.field, last)
        last = answer or last
        lines = found(question, given, last, clocks) if last else [still_needed(question)]
        show_all(lines)
        if not is_refused(lines):
            return with_answer(given, question.field, last)
        refused, hint = bool(last), f"Try another, or “{KEEP}” this one." if last else ""


def still_needed(question: SettingAsked) -> Line:
    """An empty answer to what Muster cannot do without."""
    name = Settings.NAMES[question.field]
    return mend(f"Muster does not start without {name}.", f"“{LATER}” leaves it out for now.")


def show_all(lines: Iterable[Line]) -> None:
    """Findings, as doctor shows them."""
    for line in lines:
        show(line)


def looked_for(case: Case) -> str:
    """The plan file that was named, once its people were looked for; "" where there is none."""
    while (name := heard(PLAN, "")) not in ("", LATER):
        path = Path(name).expanduser()
        if not path.is_file():
            show(mend(f"There is no file {path.absolute()}.", "Name another; Enter goes on without."))
            continue
        reading = read_plan(path)
        if reading.document is not None:
            show_all(people_of(reading.document, case))
            return str(path)
        faults = f"{count(len(reading.faults), 'thing')} in {name} must be put right first."
        show(
            mend(faults, f"“python -m bot plan check {shlex.quote(name)}” names each. Enter goes on without.")
        )
    return ""


def keep(given: Settings, way: str) -> None:
    """Writes `.env`; one that is there is not written over before somebody says so. Raises ClickException."""
    folder = Path.cwd()
    if (folder / env_file.NAME).exists():
        asks = f"There is a {env_file.NAME} here. It is kept as {env_file.BEFORE}; shall the new one take its place?"
        if heard(asks, "yes or no.").casefold() not in ("y", "yes"):
            raise click.ClickException(NOTHING_CHANGED)
    try:
        env_file.write(folder, dict(to_write(given, way)))
    except env_file.Unwritable as fault:
        raise click.ClickException(f"{fault} {NOTHING_CHANGED}") from None
    tell(f"\nWritten: {folder / env_file.NAME}, for its owner only.")
    now = load()
    for name in (name for key, name in Settings.NAMES.items() if getattr(now, key) != getattr(given, key)):
        tell(f"{name} is set in the environment too, and that comes first: take it out there.")


def to_write(given: Settings, way: str) -> Iterator[tuple[str, str]]:
    """Each setting that was asked for, and where Slack is, if it is elsewhere."""
    for field in ("api_url", *(question.field for question in questions(way))):
        value = getattr(given, field)
        if field != "api_url" or value != Settings.api_url:
            yield Settings.NAMES[field], value
