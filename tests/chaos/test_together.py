"""Several processes, and several people, at once: what one of them does, no other does again or undoes."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from bot.rehearsal.workspace.remote import Workspace
from tests.chaos.harness import Victim
from tests.chaos.office import CO_LEAD, LEAD, LEADS, SHARED, slack_id, workspace
from tests.chaos.quarters import Event, Quarters, office_in

pytestmark = pytest.mark.chaos

EVERYONE = [(slack_id(LEADS[ref]), ref) for ref in (SHARED, "ANY-2.1", "ANY-2.2")]
BOTH = [(slack_id(CO_LEAD), SHARED), (slack_id(LEAD), "ANY-1.2")]
"""Two people with a commitment each, both in the lead's prompt."""
AT_ONCE = 2
"""How often two people submit at the same time."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def staffed(url: str, *commands: str) -> Iterator[Quarters]:
    """The small office with a process for each command, all on one database; by HTTP if one of them is `web`."""
    port = free_port()
    request_url = f"http://127.0.0.1:{port}/slack/events" if "web" in commands else ""
    with Workspace.start(workspace(request_url)) as running, ExitStack() as ending:
        office = office_in(running, url, commands[0])
        environment = {**office.ordeal.victim.environment, "PORT": str(port)}
        office.ordeal.victim.environment = environment
        for victim in (office.ordeal.victim, *(Victim(("bot", name), environment) for name in commands[1:])):
            victim.start()
            ending.callback(victim.stop)
        yield office
        office.ordeal.database.close()


@pytest.mark.parametrize("commands", [("run", "run"), ("web", "worker", "worker")], ids=" and ".join)
def test_processes_together_double_nothing(postgres_url: str, commands: tuple[str, ...]) -> None:
    """Two processes that tick, deliver and listen on one PostgreSQL bring a whole quarter once, while all leads
    answer at the same time."""
    with staffed(postgres_url, *commands) as office:
        office.begin()
        opening, *rest = office.events()
        office.happens(opening)
        office.happens(Event("answers", lambda: office.leads.all_at_once(EVERYONE)))
        for event in rest:
            office.happens(event)
        office.end()


def test_two_at_once_are_both_ticked_off(database_url_of_each_kind: str) -> None:
    """When a lead and a co-lead submit two commitments of one prompt at the same time, the prompt says of both
    that they are in."""
    with staffed(database_url_of_each_kind, "run") as office:
        for _ in range(AT_ONCE):
            office.happens(office.events()[0])
            office.happens(Event("two answers", lambda: office.leads.all_at_once(BOTH)))
            assert "2 updates, all in" in newest_prompt(office)
            office.turn()


def newest_prompt(office: Quarters) -> str:
    """What the lead's prompt of this quarter says."""
    shown = office.ordeal.workspace.messages(slack_id(LEAD))
    prompts = [message for message in shown if message.get("thread_ts", message["ts"]) == message["ts"]]
    return str(prompts[-1]["text"])
