"""`web`: listens to Slack over HTTP. Without a scheduler, which is the `worker`'s."""

import socket

import click
import uvicorn

from bot.app import Muster
from bot.commands.serving import assembled
from bot.settings import NUMBERS, by_cores
from bot.shells.http import OneOfSeveral, server_config
from bot.shells.processes import CannotStart, Lifeline, serve_from
from bot.watching.answer_times import AnswerTimes

MOST_PROCESSES = int(NUMBERS["processes"][2])


@click.command()
@click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    help="From how many to serve, whatever WEB_CONCURRENCY says. Without either: one for each core, four at most.",
)
def web(processes: int | None) -> None:
    """Listen to Slack over HTTP, behind a load balancer: /slack/events, /healthz and /metrics on PORT.

    Needs SLACK_SIGNING_SECRET besides what `run` needs, but no app token. Any number may run at once, beside
    at least one `worker`. Ctrl-C or SIGTERM ends it once what is under way is done."""
    muster = assembled("signing_secret")
    number = processes or muster.settings.processes or by_cores()
    with listening_on(muster.settings.port) as door:
        if number == 1:
            uvicorn.Server(server_config(muster)).run(sockets=[door])
        else:
            share(muster, door, number)


def share(muster: Muster, door: socket.socket, number: int) -> None:
    """Serves from several processes on one socket. Raises ClickException where one of them cannot start."""
    times = AnswerTimes()

    def serve(lifeline: Lifeline) -> None:
        OneOfSeveral(server_config(muster, times), lifeline).run()

    # What was looked at so far is closed: no two processes may share a connection.
    muster.database.close()
    try:
        serve_from(number, door, serve)
    except CannotStart as error:
        raise click.ClickException(f"A process of `web` cannot start: {error}.") from None


def listening_on(port: int) -> socket.socket:
    """The socket, of protocol TCP, so that asyncio turns Nagle's algorithm off. Raises ClickException where the port
    cannot be had."""
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        line.bind(("0.0.0.0", port))  # noqa: S104 - behind a load balancer
    except (OSError, OverflowError) as error:
        line.close()
        why = getattr(error, "strerror", None) or "it is no port"
        raise click.ClickException(f"Port {port} cannot be listened on: {why}.") from None
    return line
