"""`web`: listens to Slack over HTTP. Without a scheduler, which is the `worker`'s."""

import logging
import socket

import click
import uvicorn

from bot.commands.serving import assembled
from bot.shells.http import server_config

log = logging.getLogger(__name__)


@click.command()
def web() -> None:
    """Listen to Slack over HTTP, behind a load balancer: /slack/events and /healthz on PORT.

    Needs SLACK_SIGNING_SECRET besides what `run` needs, but no app token. Any number may run at once, beside
    at least one `worker`."""
    muster = assembled("signing_secret")
    if muster.settings.processes > 1:
        log.warning("WEB_CONCURRENCY asks for %s processes; this one serves alone", muster.settings.processes)
    with listening_on(muster.settings.port) as line:
        uvicorn.Server(server_config(muster)).run(sockets=[line])


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
