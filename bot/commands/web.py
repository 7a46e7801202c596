"""`web`: listens to Slack over HTTP. Without a scheduler, which is the `worker`'s."""

import click
import uvicorn

from bot.commands.serving import assembled
from bot.shells.http import web_app


@click.command()
def web() -> None:
    """Listen to Slack over HTTP, behind a load balancer: /slack/events and /healthz on PORT.

    Needs SLACK_SIGNING_SECRET besides what `run` needs, but no app token. Any number may run at once, beside
    at least one `worker`."""
    muster = assembled("signing_secret")
    uvicorn.run(web_app(muster), host="0.0.0.0", port=muster.settings.port, log_level="warning")  # noqa: S104 - behind a load balancer
