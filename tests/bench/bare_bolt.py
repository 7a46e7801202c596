"""A bare Bolt app that shows views as constants: what Slack, the wire and Bolt take by themselves. Which views, and
what is measured, is decided elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.app import bolt_app
from bot.settings import Settings

Json = dict[str, Any]
SHOWN_BY = frozenset({"views.open", "views.update", "views.publish"})
ANSWER = "answer"


@dataclass
class Constants:
    """The views that are shown, by the call that shows them; under ANSWER what is said to a submitted form."""

    views: dict[str, Json] = field(default_factory=dict)

    def learn(self, journal: list[Json]) -> None:
        """Takes over what an app showed in another workspace, from that workspace's journal."""
        for entry in journal:
            if entry["kind"] == "call" and entry["method"] in SHOWN_BY:
                self.views[entry["method"]] = entry["args"]["view"]
            if entry["kind"] == "ack" and entry["payload"]:
                self.views[ANSWER] = entry["payload"]


def bare_bolt(settings: Settings, client: WebClient, constants: Constants, keep: Callable[[], object]) -> App:
    """A Bolt app set up as Muster's is, which knows nothing. `keep` is what it does to keep a form: closed means
    saved, for it too."""
    app, views = bolt_app(settings, client), constants.views

    def form(ack: Ack, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views["views.open"])

    def rating(ack: Ack, body: Json) -> None:
        ack()
        client.views_update(view_id=body["view"]["id"], view=views["views.update"])

    def submitted(ack: Ack) -> None:
        keep()
        ack(**views[ANSWER])

    def home(event: Json) -> None:
        client.views_publish(user_id=event["user"], view=views["views.publish"])

    app.action("open_form")(form)
    app.action("rating")(rating)
    app.view("update_form")(submitted)
    app.event("app_home_opened")(home)
    return app
