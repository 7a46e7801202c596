"""`web`: listens to Slack over HTTP. Without a scheduler, which is the `worker`'s."""

import logging

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
    server = uvicorn.Server(server_config(muster))
    server.run()
    if not server.started:
        raise click.ClickException(
            f"Port {muster.settings.port} cannot be listened on: is it in use already?"
        )
