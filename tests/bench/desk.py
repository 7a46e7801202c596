"""App Home of the plan office with 300 commitments, from the signed event to the published view, beside a bare Bolt
app that publishes a constant one to the same workspace."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import time

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select

from bot.app import Muster, bolt_app
from bot.rehearsal.stage import APP, TEAM
from bot.ticks import open_quarters
from storage.enums import Duty
from storage.tables import Holding, Person, RoleDuty
from tests.bench.measuring import Figure, in_turn
from tests.bench.office import OPENING, in_service, plan_of, recorded

ROUNDS = 20
"""Slack's rate for views.publish is about a hundred a minute, and the workspace keeps to it."""
GOAL = 3.0
COMMITMENTS, QUARTERS = 300, 2


def figures(folder: Path) -> Iterator[Figure]:
    """App Home beside a constant one."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS)) as muster:
        open_quarters(muster.desk, OPENING)
        account, other = account_of(muster), bare(muster)
        ours, theirs = in_turn(lambda: opens(muster.app, account), lambda: opens(other, account), ROUNDS)
    yield Figure("App Home of the plan office, 300", ours, "bare Bolt, a constant", theirs, GOAL)


def account_of(muster: Muster) -> str:
    """Somebody of the plan office."""
    of_duty = (
        select(Person.slack_id)
        .join(Holding, Holding.person_id == Person.id)
        .join(RoleDuty, RoleDuty.role_id == Holding.role_id)
        .where(RoleDuty.duty == Duty.PLAN_OFFICE, Person.slack_id.is_not(None))
    )
    with muster.database.read() as session:
        return str(session.scalars(of_duty).first())


def bare(muster: Muster) -> App:
    """A Bolt app set up as Muster's is, which publishes the same view to everyone."""
    app = bolt_app(muster.settings, muster.client)
    line = {"type": "section", "text": {"type": "plain_text", "text": "A constant."}}

    def opened(event: dict[str, str], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [line]})

    app.event("app_home_opened")(opened)
    return app


def opens(app: App, account: str) -> None:
    """Somebody goes to App Home."""
    event = {"type": "app_home_opened", "user": account, "channel": "D0", "tab": "home"}
    body = json.dumps({"type": "event_callback", "team_id": TEAM, "event": event, "event_id": "Ev1"})
    stamp = str(int(time()))
    signature = SignatureVerifier(str(APP["signing_secret"])).generate_signature(timestamp=stamp, body=body)
    headers = {
        "Content-Type": ["application/json"],
        "X-Slack-Request-Timestamp": [stamp],
        "X-Slack-Signature": [signature or ""],
    }
    answer = app.dispatch(BoltRequest(body=body, headers=dict(headers)))
    if answer.status != 200:
        raise RuntimeError(f"App Home was not drawn: {answer.body}")
