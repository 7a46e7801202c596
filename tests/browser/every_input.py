"""A small app with every kind of input that a person can use, and what it hears. Trying them is the tests'."""

import re
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.app import new_app
from tests.workspace.samples import LEAD, button, modal, plain, section

Json = dict[str, Any]
OPTIONS = [{"text": plain(name), "value": name.lower()} for name in ("Poole", "Dorchester", "Weymouth")]
SURE = {
    "title": plain("Waive it?"),
    "text": plain("It is not asked for again."),
    "confirm": plain("Waive"),
    "deny": plain("Keep"),
}


def question(kind: str, label: str = "", tells: str = "", **more: Any) -> Json:
    """An input block with one element of this type; `tells` is what the app wants to be told of."""
    element = {"type": kind, "action_id": "a", **more}
    block = {"type": "input", "block_id": kind, "label": plain(label or kind), "element": element}
    if tells:
        element["dispatch_action_config"] = {"trigger_actions_on": [tells]}
    return {**block, "optional": True, "dispatch_action": bool(tells)}


INPUTS = (
    question("multi_static_select", options=OPTIONS, max_selected_items=2),
    question("checkboxes", options=OPTIONS),
    question("radio_buttons", options=OPTIONS),
    question("datepicker", initial_date="2021-10-01"),
    question("timepicker"),
    question("datetimepicker"),
    question("users_select"),
    question("multi_users_select", initial_users=[LEAD]),
    question("multi_conversations_select"),
    question("url_text_input"),
    question("email_text_input"),
    question("number_input", is_decimal_allowed=False, min_value="1", max_value="40"),
    question("plain_text_input"),
)


@dataclass
class Heard:
    """What the app was told: actions, and the values of what was submitted."""

    actions: list[Json] = field(default_factory=list)
    submitted: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)


def small_app(workspace: Workspace, heard: Heard) -> App:
    """/inputs and /typing open forms; the button "deeper" pushes another; every action is noted."""
    app = new_app(workspace)
    typing = [
        question("plain_text_input", "As I type", tells="on_character_entered"),
        question("url_text_input", "On Enter", tells="on_enter_pressed"),
    ]
    forms = {"/inputs": modal(*INPUTS), "/typing": modal(*typing, button("deeper"))}

    @app.command(re.compile("/(inputs|typing)"))
    def opens(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=forms[body["command"]])
        ack()

    @app.action(re.compile(".*"))
    def acted(ack: Ack, body: Json, client: WebClient) -> None:
        heard.actions.append(body["actions"][0])
        if body["actions"][0]["action_id"] == "deeper":
            client.views_push(
                trigger_id=body["trigger_id"], view=modal(section("One more"), title=plain("Deeper"))
            )
        ack()

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        heard.submitted.append(view["state"]["values"])
        ack()

    @app.event("message")
    def said(event: Json) -> None:
        heard.events.append(event)

    return app
