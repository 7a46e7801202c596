"""A rehearsal from start to end: sets the stage, imports the plan, lets the director play, keeps the outcome.
What is printed while it runs is bot/commands/rehearse.py's."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.clock import stopwatch
from bot.rehearsal.playing.cast import Scene, answers, read_script
from bot.rehearsal.playing.director import Director, Event, Stage
from bot.rehearsal.playing.playbill import programme
from bot.rehearsal.playing.stage import (
    POSTS_PER_SECOND,
    BotProcess,
    BotSettings,
    bot_environment,
    members,
    workspace_config,
)
from bot.rehearsal.playing.story import told
from bot.rehearsal.playing.summary import Summary, summarise
from bot.rehearsal.workspace.remote import Workspace
from storage.enums import ForumKind, Rating
from storage.facts.plan import QuarterName
from storage.migrations import upgrade
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import PastReturn
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import REHEARSAL, Database, WrongDatabase
from storage.rules.calendar import quarters
from storage.rules.calendar.ladder import Ladder, in_force
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import WorkingCalendar, at

DATABASE, REPORT, TRANSCRIPT, STORY, SUMMARY, LOG = (
    "muster.db",
    "report.docx",
    "transcript.jsonl",
    "story.md",
    "summary.json",
    "bot.log",
)
"""What a rehearsal leaves in its folder."""


@dataclass(frozen=True)
class Rehearsal:
    """What is rehearsed: a plan with its past returns, a quarter of it, and the folder for the outcome.
    `script` holds written answers, where there are any; `database_url` is the folder's own unless given."""

    document: PlanDocument
    past: tuple[PastReturn, ...]
    quarter: QuarterName
    out: Path
    seed: int = 1
    port: int = 0
    script: Path | None = None
    database_url: str = ""
    posts_per_second: float = POSTS_PER_SECOND

    @property
    def url(self) -> str:
        """The rehearsal's database."""
        return self.database_url or f"sqlite:///{self.out / DATABASE}"

    @property
    def times(self) -> Timetable:
        """The quarter's timetable: a rehearsal has no closures of its own."""
        return in_force(self.quarter, WorkingCalendar(), Ladder(panels=self.panels))

    @property
    def panels(self) -> tuple[date, ...]:
        """The days on which the plan's Panels meet."""
        forums = (forum for forum in self.document.forums if forum.kind is ForumKind.PANEL)
        return tuple(day for forum in forums for day in forum.meetings)

    @property
    def start(self) -> datetime:
        """When the rehearsal begins: the afternoon of the quarter's last day."""
        return at(quarters.last_day(self.quarter), 16)


def play(stage: Stage, rehearsal: Rehearsal, tell: Callable[[Event, int, int], None]) -> Summary:
    """Plays the quarter and leaves its outcome in the folder. Raises NotSettled when the bot does not keep
    up."""
    director = Director(stage, tell)
    director.play()
    return outcome(stage, rehearsal, director.troubles)


def outcome(stage: Stage, rehearsal: Rehearsal, troubles: Sequence[str] = ()) -> Summary:
    """What it came to until now, which is left in the folder. Raises NothingAsked before the quarter opens."""
    summary = summarise(stage, rehearsal.start, troubles)
    keep(rehearsal, stage, summary)
    return summary


@contextmanager
def on_stage(rehearsal: Rehearsal) -> Iterator[Stage]:
    """The workspace, the database with the plan in it, and the bot, all running. Raises WrongDatabase when the
    folder holds an office's own record."""
    elapsed = stopwatch()
    database, script = fresh_database(rehearsal), read_script(rehearsal.script, rehearsal.quarter)
    config = workspace_config(rehearsal.document, rehearsal.start, rehearsal.posts_per_second)
    transcript = rehearsal.out / TRANSCRIPT
    with Workspace.start(config, transcript, rehearsal.port) as workspace:
        workspace.set_programme(programme(rehearsal.quarter, rehearsal.start, rehearsal.panels))
        bring_in(database, rehearsal, workspace.now())
        settings = BotSettings(rehearsal.url, rehearsal.posts_per_second)
        environment = bot_environment(workspace, settings)
        with BotProcess(environment, rehearsal.out / LOG) as bot:
            yield Stage(
                workspace=workspace,
                bot=bot,
                database=database,
                quarter=rehearsal.quarter,
                times=rehearsal.times,
                answers=answers(rehearsal.document, scene_of(rehearsal), script),
                seed=rehearsal.seed,
                elapsed=elapsed,
                script=script,
                accounts=members(rehearsal.document),
            )
    database.close()


def scene_of(rehearsal: Rehearsal) -> Scene:
    """What made-up answers go by."""
    before: dict[str, Rating] = {
        row.ref: row.rating for row in rehearsal.past if row.quarter == quarters.previous(rehearsal.quarter)
    }
    day: date = rehearsal.times.prompts_open.date()
    return Scene(rehearsal.quarter, day, before, rehearsal.seed)


def fresh_database(rehearsal: Rehearsal) -> Database:
    """An empty rehearsal database in the folder, in place of the last rehearsal's. Raises WrongDatabase when
    what is there is not a rehearsal's: an office's record is never touched."""
    rehearsal.out.mkdir(parents=True, exist_ok=True)
    if not rehearsal.database_url:
        clear(rehearsal.out)
    database = Database(rehearsal.url)
    upgrade(database)
    database.mark(REHEARSAL)
    return database


def clear(out: Path) -> None:
    """Takes the last rehearsal's outcome away. Raises WrongDatabase."""
    path = out / DATABASE
    if path.exists():
        old = Database(f"sqlite:///{path}")
        mode = old.mode()
        old.close()
        if mode != REHEARSAL:
            raise WrongDatabase(f"{path} is not a rehearsal's. Choose another folder with --out.")
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", REPORT, TRANSCRIPT, STORY, SUMMARY, LOG):
        (out / name).unlink(missing_ok=True)


def bring_in(database: Database, rehearsal: Rehearsal, now: datetime) -> None:
    """The plan and its past returns, as the plan office would import them on the first day."""
    with database.write() as session:
        import_plan(session, rehearsal.document, now)
        import_past_returns(session, rehearsal.past, now)


def keep(rehearsal: Rehearsal, stage: Stage, summary: Summary) -> None:
    """Leaves the paper, as the workspace has it, the story of it all, and the summary."""
    (rehearsal.out / STORY).write_text(told(stage.workspace), encoding="utf-8")
    for file in stage.workspace.files():
        (rehearsal.out / REPORT).write_bytes(stage.workspace.file_bytes(file["id"]))
    text = json.dumps(summary.as_json(), indent=1, ensure_ascii=False)
    (rehearsal.out / SUMMARY).write_text(text + "\n", encoding="utf-8")
