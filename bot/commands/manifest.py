"""`manifest`: prints the Slack app's manifest, to paste where Slack makes apps."""

import json

import click

from bot.manifest import manifest as read_manifest
from bot.manifest import over_http


@click.command()
@click.option(
    "--http",
    "address",
    metavar="URL",
    help="For HTTP in place of Socket Mode: the public address of the load balancer, such as "
    "https://muster.example.org.",
)
def manifest(address: str | None) -> None:
    """Print the Slack app's manifest, to paste at api.slack.com/apps (docs/slack-app.md says how)."""
    if address and not address.startswith("https://"):
        raise click.ClickException("Slack only calls addresses that begin with https://.")
    found = read_manifest()
    click.echo(json.dumps(over_http(found, address) if address else found, indent=2))
