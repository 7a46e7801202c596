"""Whether what must be set is set, and looks like what it should be. Whether Slack takes it is slack's."""

import re
from collections.abc import Iterator

from bot.doctor.case import Case
from bot.doctor.lines import Line, fine, look, mend
from bot.settings import Settings

WHERE = {
    "bot_token": "Copy it from api.slack.com/apps, OAuth & Permissions, “Bot User OAuth Token”.",
    "app_token": "Make one at api.slack.com/apps, Basic Information, “App-Level Tokens”, with the scope "
    "connections:write.",
    "signing_secret": "Copy it from api.slack.com/apps, Basic Information, “Signing Secret”.",
    "digest_channel": "Copy the id from the end of the channel's details in Slack; it begins with C.",
    "chief_channel": "Copy the id from the end of the channel's details in Slack; it begins with C.",
}
"""Where each setting is to be found."""
SHAPES = {"bot_token": "xoxb-", "app_token": "xapp-"}
CHANNELS = ("digest_channel", "chief_channel", "plan_office_channel")
CHANNEL_ID = re.compile(r"[CG][A-Z0-9]+")


def settings(case: Case) -> Iterator[Line]:
    """Every setting without which Muster does not run."""
    given = case.settings
    yield from token(given, "bot_token")
    yield from way_to_listen(given)
    for field in CHANNELS:
        yield from channel(given, field)


def token(given: Settings, field: str) -> Iterator[Line]:
    """A token is there and begins as tokens of its kind do."""
    name, value = Settings.NAMES[field], getattr(given, field)
    if not value:
        yield mend(f"{name} is not set.", WHERE[field])
    elif not value.startswith(SHAPES[field]):
        yield mend(f"{name} is not a token of this kind: it should begin with {SHAPES[field]}.", WHERE[field])
    else:
        yield fine(f"{name} is set.")


def way_to_listen(given: Settings) -> Iterator[Line]:
    """There is an app token for Socket Mode, or a signing secret for HTTP."""
    if given.app_token:
        yield from token(given, "app_token")
    if given.signing_secret:
        yield fine("SLACK_SIGNING_SECRET is set.")
    if not given.app_token and not given.signing_secret:
        yield mend("Muster cannot listen: SLACK_APP_TOKEN is not set.", WHERE["app_token"])


def channel(given: Settings, field: str) -> Iterator[Line]:
    """A channel is named by its id; the plan office may do without one."""
    name, value = Settings.NAMES[field], getattr(given, field)
    if CHANNEL_ID.fullmatch(value):
        yield fine(f"{name} is set.")
    elif value:
        # Not what it is: somebody may have put a token there.
        yield mend(f"{name} is not the id of a channel.", WHERE["digest_channel"])
    elif field in WHERE:
        yield mend(f"{name} is not set.", WHERE[field])
    else:
        yield look(f"{name} is not set: the plan office gets direct messages instead.")
