"""What people do in a workspace, as Slack counts it: from the sending of an act to its acknowledgement, over HTTP.
Beside each act a bare Bolt app, behind the same shell and in an equal workspace, shows the same view as a constant,
and keeps what is submitted with the least that could keep it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import sleep

from slack_sdk import WebClient

from bot.app import Muster
from bot.rehearsal.playing.hands import prompts
from bot.rehearsal.playing.stage import workspace_config
from bot.rehearsal.workspace.remote import Workspace
from bot.wire import web_client
from storage.plan.files.document import PlanDocument
from storage.record.database import Database
from tests.bench.bare_bolt import Constants, Json, bare_bolt
from tests.bench.measuring import Figure
from tests.bench.office import (
    COMMITMENTS,
    OPENING,
    QUARTERS,
    account_of_the_plan_office,
    composed,
    plan_of,
    recorded,
    settings_for,
)
from tests.bench.prompting import prompt_all
from tests.bench.questions import free_port, served
from tests.bench.requests import ANSWERS
from tests.bench.submissions import bare_commit, open_returns, returns_of

GOAL = 3.0
FORMS, HOMES = 100, 50
LARGE, FEW_QUARTERS = 300, 2
POSTS_PER_SECOND = 50.0
OFTEN = dict.fromkeys(("views.open", "views.update", "views.publish"), 100_000)
"""Called more often here than Slack's rates allow in a minute."""
BESIDE = "bare Bolt, the same view"

Act = Callable[[Workspace], object]
Both = tuple[float, float]
"""The seconds that Muster took, and the bare app."""


@dataclass
class Side:
    """A workspace with an app at its request URL. `read` is how much of its journal was looked at."""

    workspace: Workspace
    read: int = 0

    def does(self, act: Act) -> list[Json]:
        """What the journal has on an act, from its beginning to its acknowledgement."""
        self.read += len(self.workspace.journal(self.read))
        act(self.workspace)
        while not (news := self.workspace.journal(self.read)) or news[-1]["kind"] != "ack":
            sleep(0.001)
        return news


@dataclass(frozen=True)
class Pair:
    """Muster and the bare app, which shows what Muster showed last."""

    muster: Muster
    ours: Side
    theirs: Side
    constants: Constants

    def do(self, act: Act) -> Both:
        """An act in both workspaces, one after the other."""
        news = self.ours.does(act)
        self.constants.learn(news)
        return seconds(news), seconds(self.theirs.does(act))


def seconds(news: list[Json]) -> float:
    """How long the app took, by the workspace's own count. Raises RuntimeError where it went wrong."""
    ack = news[-1]
    if ack["timed_out"] or ack["error"]:
        raise RuntimeError(f"not acknowledged: {ack}")
    return float(ack["seconds"])


def figures(folder: Path) -> Iterator[Figure]:
    """A form opened and submitted, and App Home of a large plan."""
    with pair(folder, plan_of(COMMITMENTS), QUARTERS) as two:
        yield from forms(two)
    with pair(folder, plan_of(LARGE), FEW_QUARTERS) as two:
        yield home(two)


def forms(two: Pair) -> Iterator[Figure]:
    """Leads press [Update], choose amber and submit; their next form opens in the place of the first."""
    waiting = islice(open_returns(two.muster.database), FORMS + 1)
    opened, submitted = zip(*(sitting(two, *one) for one in waiting), strict=True)
    yield figure("a form opened", opened)
    yield figure("a form submitted, the next shown", submitted)


def sitting(two: Pair, account: str, return_id: int) -> tuple[Both, Both]:
    """One form, from the prompt to its submission."""
    opened = two.do(lambda workspace: press(workspace, account, return_id))
    two.do(lambda workspace: workspace.choose(account, "rating", "amber", block_id="rating"))
    return opened, two.do(lambda workspace: workspace.submit(account, ANSWERS))


def press(workspace: Workspace, account: str, return_id: int) -> None:
    """[Update] beside a commitment of the prompt."""
    (handle,) = (one for one in prompts(workspace, account).values() if one.value == str(return_id))
    workspace.click(account, "", handle.ts, handle.action_id, handle.value, handle.block_id)


def home(two: Pair) -> Figure:
    """The plan office goes to App Home."""
    account = account_of_the_plan_office(two.muster.database)
    times = [two.do(lambda workspace: workspace.open_home(account)) for _ in range(HOMES + 1)]
    return figure(f"App Home of the plan office, {LARGE}", times)


def figure(what: str, times: Sequence[Both]) -> Figure:
    """The medians of both, without the first, which warms up."""
    ours, theirs = zip(*times[1:], strict=True)
    return Figure(what, median(ours), BESIDE, median(theirs), GOAL)


@contextmanager
def pair(folder: Path, plan: PlanDocument, past: int) -> Iterator[Pair]:
    """Muster in an office whose leads have been asked, and the bare app in one with the same prompts."""
    with (
        reachable(plan) as (ours, our_port),
        reachable(plan) as (theirs, their_port),
        composed(ours, recorded(folder, plan, past), POSTS_PER_SECOND) as muster,
    ):
        prompt_all(muster)
        constants, client = Constants(), web_client(settings_for(theirs))
        app = bare_bolt(settings_for(theirs), client, constants, keeper(recorded(folder, plan, past)))
        copy_prompts(muster.database, ours, client)
        with served(muster, our_port), served(replace(muster, app=app), their_port):
            yield Pair(muster, Side(ours), Side(theirs), constants)


def keeper(database: Database) -> Callable[[], object]:
    """Keeps an answer, each time of another return."""
    returns = iter(returns_of(database))
    return lambda: bare_commit(database, next(returns))


@contextmanager
def reachable(plan: PlanDocument) -> Iterator[tuple[Workspace, int]]:
    """A workspace, and the port that it sends people's acts to."""
    port = free_port()
    config = workspace_config(plan, OPENING, POSTS_PER_SECOND)
    url = f"http://127.0.0.1:{port}/slack/events"
    with Workspace.start({**config, "request_url": url, "rates": OFTEN}) as workspace:
        yield workspace, port


def copy_prompts(database: Database, source: Workspace, client: WebClient) -> None:
    """Posts each lead's messages in the other workspace."""
    for account in sorted({account for account, _ in open_returns(database)}):
        for message in source.messages(account):
            client.chat_postMessage(channel=account, text=message["text"], blocks=message["blocks"])
