"""What only Slack can tell: whether it takes the tokens, what Muster may do there, and what its clock says.
Channels and people are looked at in reaching."""

from collections.abc import Generator, Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.doctor.case import Case
from bot.doctor.lines import Line, fine, look, mend, safely
from bot.doctor.reaching import channels, people
from bot.in_words import WHY_REFUSED, of_slack
from bot.manifest import manifest, scopes_of
from bot.wire import key_in
from digests.kit.labels import count
from storage.doctor.checkup import team_of

LARGEST_SKEW = timedelta(seconds=60)


def slack(case: Case) -> Iterator[Line]:
    """Everything about Slack; without a good bot token, no more is asked."""
    if not case.settings.bot_token:
        yield look("Slack cannot be asked before SLACK_BOT_TOKEN is set.")
    elif (yield from bot_token(case)):
        for check in (app_token(case), channels(case), people(case)):
            yield from safely(check)


def bot_token(case: Case) -> Generator[Line, None, bool]:
    """Whether Slack takes the bot token, and for what and where; the answer is whether it is taken."""
    try:
        answer = case.client.auth_test()
    except SlackApiError as error:
        yield refused("SLACK_BOT_TOKEN", error)
        return False
    yield fine(f"Slack takes the bot token: {answer['user']} in {answer['team']}.")
    for check in (organisation(answer), workspace(case, answer), scopes(answer), skew(case, answer)):
        yield from safely(check)
    return True


def refused(name: str, error: SlackApiError) -> Line:
    """A token that Slack does not take."""
    key = key_in(error.response)
    if key not in WHY_REFUSED:
        return look(f"{name} could not be tried: {of_slack(error)}", "Ask again in a minute.")
    return mend(
        f"Slack refuses {name}: {WHY_REFUSED.get(key, 'it gave no reason we know')} ({key}).",
        "Copy the token again from api.slack.com/apps; install the app anew if it was removed.",
    )


def organisation(answer: SlackResponse) -> Iterator[Line]:
    """The token is that of one workspace, also where it is part of an organisation (Enterprise Grid)."""
    if answer.get("is_enterprise_install"):
        yield mend(
            "SLACK_BOT_TOKEN is that of a whole organisation; one database serves one workspace.",
            "Add the app to the office's own workspace, and use the token of that installation.",
        )
    elif answer.get("enterprise_id"):
        yield fine(
            f"The workspace is part of an organisation ({answer['enterprise_id']}): its members may answer."
        )


def app_token(case: Case) -> Iterator[Line]:
    """The app token opens Socket Mode."""
    if not case.settings.app_token:
        return
    try:
        case.client.apps_connections_open(app_token=case.settings.app_token)
        yield fine("Slack takes the app token: Socket Mode can be opened.")
    except SlackApiError as error:
        yield refused("SLACK_APP_TOKEN", error)


def workspace(case: Case, answer: SlackResponse) -> Iterator[Line]:
    """The database belongs to this workspace, or to none yet."""
    if case.record is None:
        return
    with case.record.read() as session:
        team = team_of(session)
    if team and team != answer["team_id"]:
        yield mend(
            "The database belongs to another Slack workspace.",
            "Use that workspace's tokens, or name another database in DATABASE_URL.",
        )


def scopes(answer: SlackResponse) -> Iterator[Line]:
    """Slack grants what the manifest asks for, and no more."""
    said = header(answer, "x-oauth-scopes")
    if not said:
        yield look("Slack did not say which scopes the app has.")
        return
    granted, needed = {scope.strip() for scope in said.split(",")}, scopes_of(manifest())
    if missing := sorted(needed - granted):
        yield mend(
            f"These scopes are missing: {', '.join(missing)}.",
            "Add them at api.slack.com/apps, OAuth & Permissions, and install the app again.",
        )
    if more := sorted(granted - needed):
        yield look(
            f"The app has scopes that Muster does not use: {', '.join(more)}.",
            "Take them away at api.slack.com/apps, OAuth & Permissions.",
        )
    if granted == needed:
        yield fine(f"The app has the {len(needed)} scopes it needs, and no others.")


def skew(case: Case, answer: SlackResponse) -> Iterator[Line]:
    """This machine and Slack agree on the time."""
    said = header(answer, "date")
    # A rehearsal's workspace lives in its own time, which its headers do not show.
    if not said or case.settings.clock.startswith("http"):
        return
    off = abs(case.clocks.wire() - parsedate_to_datetime(said))
    if off > LARGEST_SKEW:
        yield mend(
            f"This machine's clock differs from Slack's by {count(int(off.total_seconds()), 'second')}.",
            "Have the machine's time set by the network (NTP).",
        )
    else:
        yield fine("This machine's clock agrees with Slack's.")


def header(answer: SlackResponse, name: str) -> str:
    """One header of an answer, "" when it is not there; servers differ in how they spell its name."""
    found = {key.casefold(): value for key, value in answer.headers.items()}
    return str(found.get(name, ""))
