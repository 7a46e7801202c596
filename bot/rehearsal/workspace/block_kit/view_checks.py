"""What views.open, push, update and publish require of a view (docs.slack.dev/reference/views)."""

from typing import Any

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.block_kit.block_elements import plain
from bot.rehearsal.workspace.block_kit.blocks import faults_in
from bot.rehearsal.workspace.block_kit.checks import Complaints, anything, flag, one_of, record, string
from bot.rehearsal.workspace.kinds import Json, Refusal, compact, with_messages

NAMES = {
    "callback_id": string(limits.VIEW_NAME, 0),
    "external_id": string(limits.VIEW_NAME, 0),
    "private_metadata": string(limits.VIEW_METADATA, 0),
}
HOME = record({"type": one_of("home"), "blocks": anything, **NAMES}, ("type", "blocks"))
MODAL = record(
    {
        "type": one_of("modal"),
        "blocks": anything,
        **dict.fromkeys(("title", "submit", "close"), plain(limits.VIEW_TITLE)),
        **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), flag),
        **NAMES,
    },
    ("type", "title", "blocks"),
)


def checked_view(view: Any, surface: str) -> Json:
    """The view, when Slack would take it. Raises invalid_arguments with the places, or view_too_large."""
    if not isinstance(view, dict):
        raise with_messages("invalid_arguments", ["missing required field: view"])
    messages = view_faults(view, surface)
    if messages:
        raise with_messages("invalid_arguments", messages)
    if len(compact(view)) > limits.VIEW_CHARACTERS:
        raise Refusal("view_too_large")
    return view


def view_faults(view: Json, surface: str) -> list[str]:
    """Everything wrong with a view, in Slack's words."""
    report = Complaints()
    (MODAL if surface == "modal" else HOME)(view, "/view", report)
    report.messages += faults_in(view.get("blocks"), surface, limits.VIEW_BLOCKS, "/view/blocks")
    inputs = any(
        isinstance(block, dict) and block.get("type") == "input" for block in view.get("blocks") or []
    )
    if surface == "modal" and inputs and not view.get("submit"):
        report.add("a submit button is required when there is an input block", "/view")
    return report.messages
