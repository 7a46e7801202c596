"""App Home: what waits for the person who opens it."""

from typing import Any

from slack_sdk import WebClient

from digests.office import home_view
from handlers.desk import Desk
from storage import asking
from storage.people import actor
from storage.plan_facts import NoPlan


def opened(event: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Someone opened App Home: draws it as things stand now."""
    if event.get("tab") not in (None, "home"):
        return
    with desk.database.read() as session:
        try:
            waiting = asking.waiting_for(session, actor(session, event["user"], desk.today()))
        except NoPlan:
            return
    client.views_publish(user_id=event["user"], view=home_view(waiting))
